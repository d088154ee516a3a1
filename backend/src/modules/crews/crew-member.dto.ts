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

  /** Name as the others call them. */
  @FilledText(200, 'Luis Ortega')
  name!: string;

  /** Telephone, as written. */
  @MayBeNull()
  @FilledText(40, '(607) 555-0117')
  phone?: string | null;

  /** Membership of the person who signs in, so that they see their own crew's work; null for one who does not. */
  @MayBeNull()
  @RecordId()
  membershipId?: string | null;

  /** Leads the crew. */
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

  /** Name as the others call them. */
  @ApiProperty({ maxLength: 200, example: 'Luis Ortega' })
  name!: string;

  /** Telephone, as written. */
  @ApiProperty({ type: String, nullable: true, maxLength: 40, example: '(607) 555-0117' })
  phone!: string | null;

  /** Membership of the person who signs in, or null. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  membershipId!: string | null;

  /** Leads the crew. */
  @ApiProperty()
  isLead!: boolean;

  /** Version number, incremented on every change. Used as the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2147483647 })
  version!: number;

  static from({ id, name, phone, membershipId, isLead, version }: CrewMember): CrewMemberDto {
    return { id, name, phone, membershipId, isLead, version };
  }
}
