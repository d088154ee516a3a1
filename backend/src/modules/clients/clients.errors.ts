import { appError, limitReached } from '../../kernel/problem/index.js';

/** 404: no client of this company has this id, or it is not among those that the caller may see. */
export class ClientNotFound extends appError(404, 'client_not_found', 'There is no such client') {}

/** 404: no contact of this company has this id. */
export class ContactNotFound extends appError(404, 'contact_not_found', 'There is no such contact') {}

/** 404: no property of this company has this id. */
export class PropertyNotFound extends appError(404, 'property_not_found', 'There is no such property') {}

/** 409: work that is planned or under way would be forgotten. */
export class ClientHasOpenJobs extends appError(409, 'client_has_open_jobs', 'This client has open jobs', {
  openJobs: { type: 'integer', minimum: 1, maximum: 1_000_000, description: 'How many.', example: 2 },
}) {
  constructor(openJobs: number) {
    super(`${openJobs} ${openJobs === 1 ? 'job is' : 'jobs are'} still open.`, { members: { openJobs } });
  }
}

/** 403: crews see codes on the day of their visit only. */
export class NoVisitToday extends appError(403, 'no_visit_today', 'Your crew has no visit here today') {}

/** 409: a record of unbounded size would be read and told as a whole. */
export class TooManyContacts extends limitReached('too_many_contacts', 'This client takes no more contacts') {}
