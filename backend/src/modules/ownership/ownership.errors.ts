import { appError } from '../../kernel/problem/index.js';

/** Only an owner can transfer ownership. */
export class OwnersOnly extends appError(403, 'owners_only', 'Only an owner can transfer ownership') {}

/** The member is disabled or already an owner. */
export class NotTransferable extends appError(409, 'not_transferable', 'Ownership can’t go to this team member') {
  constructor() {
    super('Choose an active team member who isn’t an owner.');
  }
}
