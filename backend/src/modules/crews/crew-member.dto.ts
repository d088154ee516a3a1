import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { FilledText, MayBeAbsent, MayBeNull, RecordId } from '../../kernel/dto/index.js';
import type { CrewMember } from './crew-member.entity.js';

/** A person who joins a crew. */
export class CreateCrewMemberDto {
  /** Optional client-generated ID (UUIDv7), for offline apps. The server creates one if omitted. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** Name the crew uses. */
  @FilledText(200, 'Luis Ortega')
  name!: string;

  /** Phone number, as entered. */
  @MayBeNull()
  @FilledText(40, '(607) 555-0117')
  phone?: string | null;

  /** Membership of the person's user account, so they can see their crew's visits; null if they don't sign in. */
  @MayBeNull()
  @RecordId()
  membershipId?: string | null;

  /** Whether the person is a crew lead. */
  @MayBeAbsent()
  @IsBoolean()
  isLead?: boolean;
}

/** Merge patch of a crew member: only what is sent changes; null empties. */
export class UpdateCrewMemberDto extends PartialType(OmitType(CreateCrewMemberDto, ['id']), {
  skipNullProperties: false,
}) {}

/** A person of a crew. */
export class CrewMemberDto {
  /** Id of the person in this crew. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Name the crew uses. */
  @ApiProperty({ maxLength: 200, example: 'Luis Ortega' })
  name!: string;

  /** Phone number, as entered. */
  @ApiProperty({ type: String, nullable: true, maxLength: 40, example: '(607) 555-0117' })
  phone!: string | null;

  /** Membership of the person who signs in, or null. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  membershipId!: string | null;

  /** Whether the person is a crew lead. */
  @ApiProperty()
  isLead!: boolean;

  /** Version number, incremented on every change. Used as the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2147483647 })
  version!: number;

  static from({ id, name, phone, membershipId, isLead, version }: CrewMember): CrewMemberDto {
    return { id, name, phone, membershipId, isLead, version };
  }
}
