import { Readable } from 'node:stream';
import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { pageOf } from '../../kernel/dto/index.js';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { inline } from '../../kernel/files/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { Avatars } from './avatars.js';
import { AvatarDto } from './profile.dto.js';
import { AvatarNotFound } from './profiles.errors.js';

/** Photos of the people of a company. */
@ApiTags('Team')
@Controller('avatars')
export class AvatarsController {
  constructor(private readonly avatars: Avatars) {}

  @Get()
  @Endpoint({
    summary: 'List who has a photo',
    description: 'The people of the company who have uploaded a photo, up to 1,000. Show initials for everyone else.',
    permission: 'authenticated',
    shows: ['membership'],
    type: pageOf(AvatarDto),
  })
  async listAvatars(): Promise<Page<AvatarDto>> {
    return { items: await this.avatars.ofCompany(), nextCursor: null };
  }

  @Get(':userId')
  @Endpoint({
    summary: "Get a team member's photo",
    description: 'Returns the photo of a person who belongs to the company.',
    permission: 'authenticated',
    shows: ['membership'],
    file: ['image/webp'],
    errors: [AvatarNotFound],
  })
  async getAvatar(@Id('userId') userId: string): Promise<StreamableFile> {
    const image = await this.avatars.open(userId);
    return inline({ stream: Readable.from([image]), mime: 'image/webp', bytes: image.length, name: 'photo.webp' });
  }
}
