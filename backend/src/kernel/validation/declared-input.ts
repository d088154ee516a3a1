import { type FieldError, ValidationFailed } from '../problem/index.js';
import type { Call } from '../endpoint/index.js';
import { FIELDS } from '../response/index.js';
import { isRecord } from './is-record.js';

/**
 * Refuses input that an operation does not take at all: a query on an action, a body on a route without one. Where a
 * DTO takes them, the DTO refuses unknown fields; ignoring the rest would let `restore?dryRun=true` restore.
 */
export function refuseUndeclared(call: Call): void {
  const errors = [...strayParameters(call), ...strayBody(call)];
  if (errors.length > 0) throw new ValidationFailed(errors);
}

function strayParameters({ request: { method, query }, route }: Call): FieldError[] {
  if (route.takesQuery) return [];
  return Object.keys(query as object)
    .filter((name) => method !== 'GET' || name !== FIELDS)
    .map((parameter) => ({ parameter, code: 'unknown_parameter', detail: 'Unknown parameter.' }));
}

function strayBody({ request: { body }, route }: Call): FieldError[] {
  // Many programs send `{}` when they have nothing to say.
  const isNothing = body === undefined || (isRecord(body) && Object.keys(body).length === 0);
  if (route.takesBody || isNothing) return [];
  return [{ pointer: '', code: 'unexpected_body', detail: 'This request doesn’t take a body.' }];
}
