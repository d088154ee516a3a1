import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import { FilledText, MayBeAbsent, RecordId, SortBy, UpdatedPageQuery, SearchText } from '../../kernel/dto/index.js';
import type { Crew } from './crew.entity.js';
import { allowedActions, CREW_ACTIONS, type CrewAction } from './crew-states.js';
import { CrewMemberDto, CreateCrewMemberDto } from './crew-member.dto.js';
import type { CrewMember } from './crew-member.entity.js';

/** A new crew. */
export class CreateCrewDto {
  /** Optional client-generated ID (UUIDv7), for offline apps. The server creates one if omitted. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** Name, unique among the crews that are not archived. */
  @FilledText(100, 'North crew')
  name!: string;

  /** Color shown next to visits and on work orders, as lowercase `#rrggbb`. */
  @ApiProperty({ minLength: 7, maxLength: 7, pattern: '^#[0-9a-f]{6}$', example: '#2f855a' })
  @Matches(/^#[0-9a-f]{6}$/, { message: 'Use a lowercase hex color, like #2f855a.' })
  colour!: string;

  /** Crew members. */
  @MayBeAbsent()
  @ApiProperty({ type: () => [CreateCrewMemberDto], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CreateCrewMemberDto)
  members?: CreateCrewMemberDto[];
}

/** Merge patch of a crew: only what is sent changes. */
export class UpdateCrewDto extends PartialType(PickType(CreateCrewDto, ['name', 'colour']), {
  skipNullProperties: false,
}) {}

type CrewOrder = 'name' | 'created' | 'updated';
export const CREW_ORDERS = new Sorting<Crew, CrewOrder>(
  { name: 'name', created: 'createdAt', updated: 'updatedAt' },
  'name',
);

/** Filters of the list of crews. */
export class ListCrewsQuery extends UpdatedPageQuery {
  /** Order of the rows. */
  @SortBy(CREW_ORDERS)
  sort?: SortWord<CrewOrder>;

  /** `true`: only active crews. `false`: only archived crews. If omitted: all crews. */
  @ApiPropertyOptional({ enum: ['true', 'false'], maxLength: 5 })
  @IsOptional()
  @IsIn(['true', 'false'])
  active?: 'true' | 'false';

  /** Part of the name. Not case-sensitive. */
  @MayBeAbsent()
  @SearchText(100, 'north')
  q?: string;
}

/** A team that goes out together. */
export class CrewDto {
  /** Id of the crew. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Name for people. */
  @ApiProperty({ maxLength: 100, example: 'North crew' })
  name!: string;

  /** `#rrggbb`. */
  @ApiProperty({ maxLength: 7, example: '#2f855a' })
  colour!: string;

  /** Whether it can be scheduled; false when archived. */
  @ApiProperty({ example: true })
  active!: boolean;

  /** Crew members, leads first. */
  @ApiProperty({ type: () => [CrewMemberDto], maxItems: 50 })
  members!: CrewMemberDto[];

  /**
   * The actions that you may take now; `add_member` is `POST …/members`. Documented as open, more values may come. An
   * action may still meet a conflict, as with a name that is taken.
   */
  @ApiProperty({ enum: CREW_ACTIONS, isArray: true, maxItems: 10, example: ['update', 'add_member', 'archive'] })
  allowedActions!: CrewAction[];

  /** Version number, incremented on every change. Used as the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2147483647 })
  version!: number;

  /** When it was last changed (RFC 3339, UTC). */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  updatedAt!: string;

  static from(crew: Crew, members: CrewMember[]): CrewDto {
    return { ...CrewDto.stored(crew, members), allowedActions: allowedActions(crew) };
  }

  /** As it is stored: the same for everybody. */
  static stored(
    { id, name, colour, archivedAt, version, updatedAt }: Crew,
    members: CrewMember[],
  ): Omit<CrewDto, 'allowedActions'> {
    const people = members.map((member) => CrewMemberDto.from(member));
    return { id, name, colour, active: !archivedAt, members: people, version, updatedAt: updatedAt.toISOString() };
  }
}
