import { defineEvent } from '../../kernel/events/index.js';

export const QuoteCreated = defineEvent('quote.created', 'quote');
export const QuoteUpdated = defineEvent('quote.updated', 'quote');
