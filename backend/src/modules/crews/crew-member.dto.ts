import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { CrewMember } from './crew-member.entity.js';

/** A person who joins a crew. */
export class CreateCrewMemberDto {
  /** Id of your choice (UUIDv7), for apps that work offline. */
  @ApiPropertyOptional({ format: 'uuid', maxLength: 36 })
  @IsOptional()
  @IsUUID()
  id?: string;

  /** Name as the others call them. */
  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Luis Ortega' })
  @IsString()
  @Length(1, 200)
  name!: string;

  /** Telephone, as written. */
  @ApiPropertyOptional({ type: String, nullable: true, minLength: 1, maxLength: 40, example: '(607) 555-0117' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  phone?: string | null;

  /** Membership of the person who signs in, so that they see their own crew's work; null for one who does not. */
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  @IsOptional()
  @IsUUID()
  membershipId?: string | null;

  /** Leads the crew. */
  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  isLead?: boolean;
}

/** Merge patch of a crew member: only what is sent changes; null empties. */
export class UpdateCrewMemberDto extends PartialType(OmitType(CreateCrewMemberDto, ['id'])) {}

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

  /** Counts changes; the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2147483647 })
  version!: number;

  static from({ id, name, phone, membershipId, isLead, version }: CrewMember): CrewMemberDto {
    return { id, name, phone, membershipId, isLead, version };
  }
}
