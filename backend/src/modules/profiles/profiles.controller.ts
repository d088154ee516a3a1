import { Body, Controller, Delete, Patch, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { currentActor } from '../../kernel/context/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { type IncomingFile, UnreadableImage, Upload, UPLOAD_ERRORS } from '../../kernel/files/index.js';
import { Accounts } from '../accounts/index.js';
import { Avatars } from './avatars.js';
import { ProfileDto, UpdateProfileDto } from './profile.dto.js';

const MAX_BYTES = 5 * 1024 * 1024;

const me = () => currentActor().userId ?? '';

/** What people say about themselves, in all of their companies. */
@ApiTags('Sign-in')
@Controller('auth')
export class ProfilesController {
  constructor(
    private readonly accounts: Accounts,
    private readonly avatars: Avatars,
  ) {}

  @Patch('profile')
  @Endpoint({
    summary: 'Update your profile',
    description:
      'Your name, as all of your companies show it, and how emails about your account write dates. What happened ' +
      'before keeps the name of that time.',
    permission: 'person',
    type: ProfileDto,
    confidential: true,
  })
  async updateProfile(@Body() changes: UpdateProfileDto): Promise<ProfileDto> {
    return ProfileDto.from(await this.accounts.describe(me(), changes));
  }

  @Put('avatar')
  @Endpoint({
    summary: 'Replace your photo',
    description:
      'Stored as a WebP image of 128 by 128 pixels, cut from the middle, without the metadata of the upload. All of ' +
      'your companies show it.',
    permission: 'person',
    type: ProfileDto,
    errors: [...UPLOAD_ERRORS, UnreadableImage],
    transaction: 'none',
    confidential: true,
  })
  async replaceAvatar(
    @Upload({ maxBytes: MAX_BYTES, description: 'PNG, JPEG, or WebP, up to 5 MB.' }) file: IncomingFile,
  ): Promise<ProfileDto> {
    return ProfileDto.from(await this.avatars.replace(me(), file));
  }

  @Delete('avatar')
  @Endpoint({
    summary: 'Delete your photo',
    description: 'Your initials are shown instead. Has no effect when there is no photo.',
    permission: 'person',
    status: 204,
    confidential: true,
  })
  deleteAvatar(): Promise<void> {
    return this.avatars.remove(me());
  }
}
