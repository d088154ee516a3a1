import { appError } from '../../kernel/problem/index.js';

/** The company's short name is used by another company. */
export class SlugTaken extends appError(409, 'slug_taken', 'This short name is taken') {}
