import { appError, limitReached } from '../../kernel/problem/index.js';

/** 404: no contact of this company has this id. */
export class ContactNotFound extends appError(404, 'contact_not_found', 'Contact not found') {}

/** 409: a client is read and sent in events with all its contacts, so their number is bounded. */
export class TooManyContacts extends limitReached('too_many_contacts', 'Contact limit reached') {}
