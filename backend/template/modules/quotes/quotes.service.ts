import { Injectable } from '@nestjs/common';
import { db, lockRow, nextNumber } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import type { SeenVersion } from '../../kernel/problem/index.js';
import { type CreateQuoteDto, type ListQuotesQuery, QUOTE_ORDERS, type UpdateQuoteDto } from './quote.dto.js';
import { Quote } from './quote.entity.js';
import { QuoteRecord } from './quote-records.js';
import { QuoteNotFound } from './quotes.errors.js';
import { QuoteCreated, QuoteUpdated } from './quotes.events.js';

@Injectable()
export class QuotesService {
  constructor(
    private readonly keyset: Keyset,
    private readonly writer: RecordWriter,
  ) {}

  list(query: ListQuotesQuery): Promise<Page<Quote>> {
    const quotes = db().createQueryBuilder(Quote, 'quote');
    if (query.updatedSince) quotes.andWhere('quote.updatedAt >= :since', { since: query.updatedSince });
    return this.keyset.page(quotes, query, QUOTE_ORDERS);
  }

  async get(id: string): Promise<Quote> {
    const quote = await db().findOneBy(Quote, { id });
    if (!quote) throw new QuoteNotFound();
    return quote;
  }

  async create(quote: CreateQuoteDto): Promise<Quote> {
    return this.writer.insert(QuoteRecord, QuoteCreated, { ...quote, number: nextNumber(Quote.numbers) });
  }

  /** Throws `VersionMismatch` when somebody was faster. */
  async update(id: string, version: SeenVersion, changes: UpdateQuoteDto): Promise<Quote> {
    const before = await lockRow(Quote, id);
    if (!before) throw new QuoteNotFound();
    return this.writer.update(QuoteRecord, QuoteUpdated, before, changes, { version });
  }
}
