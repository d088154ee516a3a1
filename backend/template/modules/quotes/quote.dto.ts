import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import {
  FilledText,
  Lines,
  MayBeAbsent,
  MayBeNull,
  RecordId,
  SortBy,
  SourcedRecordDto,
  UpdatedPageQuery,
} from '../../kernel/dto/index.js';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import type { Quote } from './quote.entity.js';

/** A new quote. */
export class CreateQuoteDto {
  /** UUIDv7 of your own, for apps that work offline; made by the server when left out. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** Name for people. */
  @FilledText(200, 'Spring cleanup')
  name!: string;

  /** What the office should know. */
  @MayBeNull()
  @Lines(2000, 'Ask for Maeve.')
  notes?: string | null;
}

/** Merge patch of a quote: only what is sent changes; null empties a field. */
export class UpdateQuoteDto extends PartialType(OmitType(CreateQuoteDto, ['id']), { skipNullProperties: false }) {}

type QuoteOrder = 'created' | 'updated';
export const QUOTE_ORDERS = new Sorting<Quote, QuoteOrder>({ created: 'createdAt', updated: 'updatedAt' }, '-created');

/** Filters of the list of quotes. */
export class ListQuotesQuery extends UpdatedPageQuery {
  /** Order of the rows. */
  @SortBy(QUOTE_ORDERS)
  sort?: SortWord<QuoteOrder>;
}

/** A quote of a company. */
export class QuoteDto extends SourcedRecordDto {
  /** Id of the quote. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Number that people read out, of a series without gaps. */
  @ApiProperty({ maxLength: 20, example: 'Q-00042' })
  number!: string;

  /** Name for people. */
  @ApiProperty({ maxLength: 200, example: 'Spring cleanup' })
  name!: string;

  /** What the office should know. */
  @ApiProperty({ maxLength: 2000, example: 'Ask for Maeve.' })
  notes!: string | null;

  static from({ id, number, name, notes, source, version, createdAt, updatedAt }: Quote): QuoteDto {
    const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
    return { id, number, name, notes, source, version, ...times };
  }
}
