import { appError } from '../../kernel/problem/index.js';

/** Ownership is an owner's to give. */
export class OwnersOnly extends appError(403, 'owners_only', 'Only an owner can transfer ownership') {}

/** Somebody who may not sign in, or is an owner already. */
export class NotTransferable extends appError(409, 'not_transferable', 'Ownership can’t go to this team member') {
  constructor() {
    super('Choose an active team member who isn’t an owner.');
  }
}
