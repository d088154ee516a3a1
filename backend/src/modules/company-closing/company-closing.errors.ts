import { appError } from '../../kernel/problem/index.js';

/** Only an owner can close a company. */
export class NotAnOwner extends appError(403, 'not_an_owner', 'Only an owner can do this') {}
