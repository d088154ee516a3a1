import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, ValidateNested } from 'class-validator';
import { Choice, Instant, MayBeAbsent, TextList } from '../../kernel/dto/index.js';
import { Client } from '../clients/index.js';
import { ClientFilterDto } from '../client-search/index.js';

export const CLIENT_CHANGES = ['archive', 'restore', 'add_tags', 'remove_tags'] as const;
export type ClientChange = (typeof CLIENT_CHANGES)[number];

/** The filters of `GET /api/v1/clients`, as JSON. Together they mean the clients that the list shows with them. */
export class ChangedClientsFilterDto extends ClientFilterDto {
  /** Only clients changed at or after this instant (RFC 3339). */
  @MayBeAbsent()
  @Instant()
  updatedSince?: string;
}

/** One change of all clients that a filter finds. */
export class ChangeClientsByFilterDto {
  /** Which clients. */
  @IsDefined()
  @ValidateNested()
  @Type(() => ChangedClientsFilterDto)
  @ApiProperty({ type: ChangedClientsFilterDto, example: { status: ['inactive'] } })
  filter!: ChangedClientsFilterDto;

  /** Says that a filter that names nothing is meant: every client that is not archived. Without it such a one is refused. */
  @MayBeAbsent()
  @IsBoolean()
  @ApiProperty({ example: true })
  all?: boolean;

  /** What to do with each. To restore, filter by `status: ["archived"]`: as in the list, archived ones are left out else. */
  @Choice(CLIENT_CHANGES, 'archive')
  action!: ClientChange;

  /** The tags to add or to remove; for `add_tags` and `remove_tags` only. */
  @MayBeAbsent()
  @TextList(Client.maxTags, 50, ['weekly'])
  tags?: string[];

  /** Whether to change nothing, and only tell what would be done. */
  @MayBeAbsent()
  @IsBoolean()
  @ApiProperty({ example: true })
  dryRun?: boolean;
}
