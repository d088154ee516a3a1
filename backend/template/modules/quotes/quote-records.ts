import type { RecordKind } from '../../kernel/records/index.js';
import { QuoteDto } from './quote.dto.js';
import { Quote } from './quote.entity.js';

export const QuoteRecord: RecordKind<Quote> = {
  entity: Quote,
  describe: (quote) => QuoteDto.from(quote),
};
