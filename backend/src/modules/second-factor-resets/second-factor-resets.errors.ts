import { appError } from '../../kernel/problem/index.js';

/** What protects the account protects other companies, too. */
export class SecondFactorShared extends appError(
  409,
  'second_factor_shared',
  'This person belongs to another company, too',
) {
  constructor() {
    super('Only they can turn off their two-step verification. A recovery code signs them in.');
  }
}
