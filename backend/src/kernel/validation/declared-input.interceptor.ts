import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { type FieldError, ValidationFailed } from '../problem/index.js';
import { FIELDS } from '../response/index.js';
import { isRecord } from './is-record.js';

/** What a handler takes: names of query parameters, `null` where a DTO checks them all; and whether it takes a body. */
interface DeclaredNames {
  query: Set<string> | null;
  body: boolean;
}

/**
 * Refuses what an operation does not take at all: a query on an action, a body on a route without one. Where a DTO takes
 * them, the DTO refuses what it does not know; ignoring the rest would make `restore?dryRun=true` restore.
 */
@Injectable()
export class DeclaredInputInterceptor implements NestInterceptor {
  private readonly known = new WeakMap<object, DeclaredNames>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const taken = this.takenBy(context);
    const errors = [...strayParameters(request, taken), ...strayBody(request, taken)];
    if (errors.length > 0) throw new ValidationFailed(errors);
    return next.handle();
  }

  private takenBy(context: ExecutionContext): DeclaredNames {
    const handler = context.getHandler();
    const known = this.known.get(handler) ?? readTaken(context);
    this.known.set(handler, known);
    return known;
  }
}

/** What Nest keeps about `@Query()` and `@Body()`: `{ "4:0": { data } }`, by kind and position. */
function readTaken(context: ExecutionContext): DeclaredNames {
  const kept = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) ??
    {}) as Record<string, { data?: unknown }>;
  const of = (kind: RouteParamtypes) => Object.entries(kept).filter(([key]) => key.startsWith(`${kind}:`));
  const names = of(RouteParamtypes.QUERY).map(([, { data }]) => data);
  const query = names.every((name) => typeof name === 'string') ? new Set(names) : null;
  return { query, body: of(RouteParamtypes.BODY).length > 0 };
}

function strayParameters({ method, query }: FastifyRequest, taken: DeclaredNames): FieldError[] {
  const names = taken.query;
  if (!names) return [];
  return Object.keys(query as object)
    .filter((name) => !names.has(name) && !(method === 'GET' && name === FIELDS))
    .map((parameter) => ({ parameter, code: 'unknown_parameter', detail: 'This operation knows no such parameter.' }));
}

function strayBody({ body }: FastifyRequest, taken: DeclaredNames): FieldError[] {
  // Many programs send `{}` where there is nothing to say.
  const isNothing = body === undefined || (isRecord(body) && Object.keys(body).length === 0);
  if (taken.body || isNothing) return [];
  return [{ pointer: '', code: 'unexpected_body', detail: 'This operation takes no body.' }];
}
