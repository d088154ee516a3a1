import type { FastifyRequest } from 'fastify';
import type { AppError, ProblemDto } from '../problem/index.js';

/** The problem document of an error. `instance` is the path alone: a query may hold what belongs in no log. */
export function problemOf(error: AppError, request: Pick<FastifyRequest, 'url' | 'id'>): ProblemDto {
  return {
    type: `urn:hedgerow:problem:${error.code}`,
    title: error.title,
    status: error.status,
    code: error.code,
    ...(error.detail && { detail: error.detail }),
    instance: request.url.split('?')[0]?.slice(0, 2000) ?? '/',
    requestId: request.id,
    ...(error.extras.errors && { errors: error.extras.errors }),
    ...error.extras.members,
  };
}
