import type { FastifyRequest } from 'fastify';
import type { AppError, FieldError } from './app-error.js';
import type { ProblemDto } from './problem.dto.js';

/** Nobody reads more of them. */
export const MOST_ERRORS = 100;

/** The problem document of an error. `instance` is only the path: a query may hold what belongs in no log. */
export function problemOf(error: AppError, request: Pick<FastifyRequest, 'url' | 'id'>): ProblemDto {
  return {
    ...error.extras.members,
    type: `urn:hedgerow:problem:${error.code}`,
    title: error.title,
    status: error.status,
    code: error.code,
    ...(error.detail && { detail: error.detail.slice(0, 2000) }),
    instance: request.url.split('?')[0]?.slice(0, 2000) ?? '/',
    requestId: request.id,
    ...(error.extras.errors && { errors: error.extras.errors.slice(0, MOST_ERRORS).map(clipped) }),
  };
}

/** Names of unknown fields are as long as the sender likes; the answer keeps to its schema. */
const clipped = ({ pointer, parameter, code, detail }: FieldError): FieldError => ({
  ...(pointer !== undefined && { pointer: pointer.slice(0, 500) }),
  ...(parameter !== undefined && { parameter: parameter.slice(0, 100) }),
  code,
  detail: detail.slice(0, 500),
});
