import { appError } from '../../kernel/problem/index.js';

/** 404: no quote of this company has this id. */
export class QuoteNotFound extends appError(404, 'quote_not_found', 'There is no such quote') {}
