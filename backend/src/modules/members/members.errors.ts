import { appError } from '../../kernel/problem/index.js';

export class MemberNotFound extends appError(404, 'member_not_found', 'Team member not found') {}

/** A company always has an active owner. */
export class LastOwner extends appError(409, 'last_owner', 'This is the only owner') {
  constructor() {
    super('Transfer ownership to someone else first.');
  }
}

/** So that nobody locks themselves out by accident. */
export class OwnMembership extends appError(409, 'own_membership', 'You can’t change your own access') {
  constructor() {
    super('Ask another owner or admin.');
  }
}
