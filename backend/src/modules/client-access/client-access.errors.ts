import { appError } from '../../kernel/problem/index.js';

/** 404: no client of this company has this id, or it is not among those that the caller may see. */
export class ClientNotFound extends appError(404, 'client_not_found', 'Client not found') {}
