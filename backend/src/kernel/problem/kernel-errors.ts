import { appError, type FieldError } from './app-error.js';

/** 400: the request could not be read at all. */
export class MalformedRequest extends appError(400, 'malformed_request', 'Request couldn’t be read') {}

/** 400: a list cursor that is forged, damaged, or of another list or filter. */
export class InvalidCursor extends appError(400, 'invalid_cursor', 'Invalid cursor') {
  constructor() {
    super('Start over without a cursor. A cursor works only with the filters it was issued for.', {
      errors: [{ parameter: 'cursor', code: 'invalid_cursor', detail: 'This cursor is for a different list.' }],
    });
  }
}

/** 401: no credential, or one that is not accepted. */
export class Unauthenticated extends appError(401, 'unauthenticated', 'Sign in to continue') {
  constructor(detail = 'Send a valid access token: Authorization: Bearer <token>.') {
    super(detail, { headers: { 'www-authenticate': 'Bearer realm="hedgerow"' } });
  }
}

/** 403: signed in, but the role does not allow this. */
export class Forbidden extends appError(403, 'forbidden', 'Your role doesn’t allow this', {
  permission: {
    type: 'string',
    maxLength: 300,
    description: 'The permission your role is missing.',
    example: 'clients.update',
  },
}) {
  constructor(permission?: string) {
    super(permission && `Ask an owner or admin for the ${permission} permission.`, {
      members: permission ? { permission } : {},
    });
  }
}

/** 403: the role is only for people with a second factor, and the caller has none. */
export class SecondFactorEnrolmentRequired extends appError(
  403,
  'second_factor_enrolment_required',
  'Set up two-step verification to continue',
) {
  constructor() {
    super('Your role requires it. You can do it in your account settings.');
  }
}

/** 403: the company's own provider signed the caller in, which says nothing about their account. */
export class CompanySession extends appError(403, 'company_session', 'Sign in with your password to do this') {
  constructor() {
    super('You signed in through your company, which covers its work but not your own account or other companies.');
  }
}

/** 403: the company is suspended or about to close: it can be read and exported, and takes no change. */
export class TenantSuspended extends appError(403, 'tenant_suspended', 'Your company is read-only', {
  companyStatus: {
    type: 'string',
    maxLength: 60,
    description: 'Why: the status of the company. Documented as open.',
    example: 'suspended',
  },
}) {
  constructor(status: string) {
    const why = status === 'closing' ? 'It’s about to be closed. An owner can reopen it.' : 'It’s suspended.';
    super(`${why} You can still view and export everything.`, { members: { companyStatus: status } });
  }
}

/** 403: an API key lacks the required scope; any one of `scopes` is enough. */
export class MissingScope extends appError(403, 'missing_scope', 'This API key is missing a scope', {
  scopes: {
    type: 'array',
    maxItems: 50,
    items: { type: 'string', maxLength: 60 },
    description: 'Any one of these scopes is enough.',
    example: ['clients.update'],
  },
}) {
  constructor(scopes: readonly string[]) {
    super(`Required scope: ${scopes.join(' or ')}. Ask an owner or admin to add it.`, {
      members: { scopes },
      headers: {
        'www-authenticate': `Bearer realm="hedgerow", error="insufficient_scope", scope="${scopes.join(' ')}"`,
      },
    });
  }
}

/** 403: this kind of credential cannot be used here. */
export class WrongCredential extends appError(403, 'wrong_credential', 'Wrong type of credential', {
  needed: {
    type: 'string',
    enum: ['person', 'api_key'],
    description: 'The required type of credential.',
    example: 'person',
  },
}) {
  constructor(needed: 'person' | 'api_key') {
    super(needed === 'person' ? 'Sign in as a user to do this.' : 'Only an API key can make this request.', {
      members: { needed },
    });
  }
}

/** 404: no such address. */
export class NotFound extends appError(404, 'not_found', 'Not found') {}

/** 405: the address exists, but not for this method. */
export class MethodNotAllowed extends appError(405, 'method_not_allowed', 'Method not allowed', {
  allowed: { type: 'array', maxItems: 10, items: { type: 'string', maxLength: 10 }, description: 'What it takes.' },
}) {
  constructor(allowed: string[]) {
    super(`Allowed methods: ${allowed.join(', ')}.`, { members: { allowed }, headers: { allow: allowed.join(', ') } });
  }
}

/** 409: the id that the caller chose belongs to another record. */
export class IdTaken extends appError(409, 'id_taken', 'This ID is already in use') {
  constructor() {
    super('Use a new UUIDv7.', { errors: [{ pointer: '/id', code: 'id_taken', detail: 'Already in use.' }] });
  }
}

/** 409: a state change that the transition table does not have. */
export class InvalidTransition extends appError(409, 'invalid_transition', 'Not allowed in the current status', {
  from: { type: 'string', maxLength: 60, description: 'The current status.', example: 'completed' },
  to: { type: 'string', maxLength: 60, description: 'The requested status.', example: 'active' },
  allowed: {
    type: 'array',
    maxItems: 20,
    items: { type: 'string', maxLength: 60 },
    description: 'Statuses it can change to.',
    example: ['active'],
  },
}) {
  constructor(from: string, to: string, allowed: readonly string[]) {
    super(`Can’t change from ${from} to ${to}.`, { members: { from, to, allowed } });
  }
}

/** 412: somebody changed the record since the caller read it. */
export class VersionMismatch extends appError(412, 'version_mismatch', 'Someone else just updated this', {
  currentVersion: {
    type: 'integer',
    minimum: 0,
    maximum: 2 ** 31 - 1,
    description: 'What it is at now; 0 before it is set for the first time.',
    example: 8,
  },
}) {
  constructor(current: number) {
    super('Reload to get the latest version, then make your change again.', { members: { currentVersion: current } });
  }
}

/** 413: more bytes than this address takes. */
export class TooLarge extends appError(413, 'too_large', 'Too large') {}

/** 415: a body of a kind that this address does not take. */
export class UnsupportedMediaType extends appError(415, 'unsupported_media_type', 'Unsupported format') {}

/** 422: well-formed, but a rule is broken; `errors` names each field. */
export class ValidationFailed extends appError(422, 'validation_failed', 'Some fields need attention') {
  constructor(errors: FieldError[]) {
    super(
      errors
        .map((error) => error.detail)
        .slice(0, 3)
        .join(' '),
      { errors },
    );
  }
}

/** 422: the same Idempotency-Key came with another request. */
export class IdempotencyKeyReused extends appError(422, 'idempotency_key_reused', 'Idempotency key already used') {}

/** 409: the first request with this Idempotency-Key is still running. */
export class IdempotencyInProgress extends appError(
  409,
  'idempotency_in_progress',
  'The first request is still running',
) {
  constructor() {
    super('Try again in a second to get the response to the first request.', {
      headers: { 'retry-after': '1' },
    });
  }
}

/** 428: a versioned record is changed only with If-Match. */
export class PreconditionRequired extends appError(428, 'precondition_required', 'Version required') {
  constructor() {
    super('Send If-Match with the ETag you last read.');
  }
}

/** What a budget of requests is called and holds. */
interface SpentBudget {
  policy: string;
  limit: number;
}

/** 429: over a budget; `policy` names which of those in `RateLimit-Policy`. */
export class TooManyRequests extends appError(429, 'too_many_requests', 'Too many requests', {
  policy: { type: 'string', maxLength: 30, description: 'The budget that is spent, as in `RateLimit-Policy`.' },
  limit: { type: 'integer', minimum: 1, maximum: 2 ** 31 - 1, description: 'Requests that it allows.', example: 600 },
}) {
  constructor(retryAfterSeconds: number, spent?: SpentBudget) {
    const which = spent ? `The "${spent.policy}" limit is ${spent.limit} requests per minute. ` : '';
    super(`${which}Try again in ${retryAfterSeconds} seconds.`, {
      headers: { 'retry-after': String(retryAfterSeconds) },
      ...(spent && { members: { policy: spent.policy, limit: spent.limit } }),
    });
  }
}

/** 500: our mistake; the log has it under the request id. */
export class Unexpected extends appError(500, 'internal_error', 'Something went wrong') {}

/** 503: something that we depend on does not answer right now. */
export class Unavailable extends appError(503, 'unavailable', 'Temporarily unavailable') {
  constructor() {
    super('Nothing was changed. Try again in a moment.', { headers: { 'retry-after': '5' } });
  }
}

/** The longest wait that `Retry-After` of a refusal asks for; the shortest is one second. */
export const LONGEST_PAUSE_S = 4;

/** 503: more requests than we can handle; the heaviest callers are refused first. */
export class Overloaded extends appError(503, 'overloaded', 'Too busy just now') {
  // Not all at the same moment: they would be refused together again.
  constructor(seconds = 1 + Math.floor(Math.random() * LONGEST_PAUSE_S)) {
    super('Nothing was changed. Try again in a moment.', { headers: { 'retry-after': String(seconds) } });
  }
}

/** 503: the connection to the database broke while a change was being saved. */
export class OutcomeUnknown extends appError(503, 'outcome_unknown', 'Couldn’t confirm that this was saved') {
  constructor() {
    super('Check whether it was saved, or retry with the same Idempotency-Key.', {
      headers: { 'retry-after': '5' },
    });
  }
}
