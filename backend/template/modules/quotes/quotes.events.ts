import { defineEvent, defineRecord } from '../../kernel/events/index.js';

const QUOTE_RECORD = defineRecord({ kind: 'quote', read: 'quotes.read.all' });

export const QuoteCreated = defineEvent('quote.created', QUOTE_RECORD);
export const QuoteUpdated = defineEvent('quote.updated', QUOTE_RECORD);
