import { appError } from '../../kernel/problem/index.js';

/** 404: no property of this company has this id. */
export class PropertyNotFound extends appError(404, 'property_not_found', 'Property not found') {}

/** 403: crews see codes only on the day of their visit. */
export class NoVisitToday extends appError(403, 'no_visit_today', 'Your crew doesn’t have a visit here today') {}
