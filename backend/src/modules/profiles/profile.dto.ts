import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches, MaxLength } from 'class-validator';
import { FilledText, LocaleTag, MayBeAbsent, MayBeNull } from '../../kernel/dto/index.js';
import type { User } from '../accounts/index.js';

/** The languages in which mails about the account are written. */
const WRITTEN = /^en(-|$)/;

/** Merge patch of what people say about themselves: only what is sent changes. */
export class UpdateProfileDto {
  /** Your name, as every company you belong to shows it. */
  @MayBeAbsent()
  @FilledText(200, 'Morgan Hale')
  name?: string;

  /** BCP 47 tag: how emails about your account write dates. They are in English, so it starts with `en`. Null for the default. */
  @MayBeNull()
  @LocaleTag()
  @MaxLength(35)
  @Matches(WRITTEN, {
    message: 'Emails about your account are in English: use en, en-US, en-GB, or another form of it.',
  })
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 35, example: 'en-GB' })
  locale?: string | null;
}

/** What people say about themselves. */
export class ProfileDto {
  /** Name of the person. */
  @ApiProperty({ maxLength: 200, example: 'Morgan Hale' })
  name!: string;

  /** BCP 47 tag: how emails about the account write dates; null for the default. */
  @ApiProperty({ type: String, maxLength: 35, nullable: true, example: 'en-GB' })
  locale!: string | null;

  /** Id of the photo; another one with each upload, null if there is none. */
  @ApiProperty({ type: String, format: 'uuid', maxLength: 36, nullable: true })
  avatarId!: string | null;

  static from({ name, locale, avatarId }: User): ProfileDto {
    return { name, locale, avatarId };
  }
}

/** Who of the company has a photo. */
export class AvatarDto {
  /** Id of the person. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  userId!: string;

  /** Id of their membership. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  membershipId!: string;

  /** Id of the photo; another one with each upload. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  avatarId!: string;
}
