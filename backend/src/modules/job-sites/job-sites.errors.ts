import { appError } from '../../kernel/problem/index.js';

/** 409: the company does not work for this client. */
export class DoNotService extends appError(409, 'do_not_service', 'Do not service') {
  constructor(reason: string | null) {
    super(reason ?? 'This client is marked Do not service.');
  }
}
