import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, ValidateNested } from 'class-validator';
import { Choice, Instant, MayBeAbsent, MayBeNull, RecordIds, Text, TextList } from '../../kernel/dto/index.js';
import { Client } from '../clients/index.js';
import { ClientFilterDto } from '../client-search/index.js';

export const CLIENT_CHANGES = [
  ...(['archive', 'restore', 'activate', 'deactivate'] as const),
  ...(['add_tags', 'remove_tags', 'set_lead_source'] as const),
] as const;
export type ClientChange = (typeof CLIENT_CHANGES)[number];

/** The filters of `GET /api/v1/clients`, as JSON. Together they mean the clients that the list shows with them, without similar ones. */
export class ChangedClientsFilterDto extends ClientFilterDto {
  /** Only these clients, including archived ones unless `status` is given. */
  @MayBeAbsent()
  @RecordIds(500)
  ids?: string[];

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

  /**
   * Confirms that an empty filter is intended: every client that isn't archived. Without it, an empty filter is
   * rejected.
   */
  @MayBeAbsent()
  @IsBoolean()
  @ApiProperty({ example: true })
  all?: boolean;

  /**
   * What to do with each client. To restore clients, filter by `status: ["archived"]`; otherwise archived clients are
   * omitted.
   */
  @Choice(CLIENT_CHANGES, 'archive')
  action!: ClientChange;

  /** Tags to add or remove. Only for `add_tags` and `remove_tags`. */
  @MayBeAbsent()
  @TextList(Client.maxTags, 50, ['weekly'])
  tags?: string[];

  /** How the clients found the company. Required for `set_lead_source`, and only allowed there. Null clears it. */
  @MayBeNull()
  @Text(100, 'Yard sign')
  leadSource?: string | null;

  /** Whether to only report what would change. */
  @MayBeAbsent()
  @IsBoolean()
  @ApiProperty({ example: true })
  dryRun?: boolean;
}
