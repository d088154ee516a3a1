import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { hasBody } from '../admission/index.js';
import { UnsupportedMediaType } from '../problem/index.js';

const JSON_TYPE = 'application/json';
export const MERGE_PATCH = 'application/merge-patch+json';
/** What `@ApiConsumes` of @nestjs/swagger leaves on a route that takes something else than JSON. */
const CONSUMES = 'swagger/apiConsumes';

/** 415 for a body in a format that the route does not take: JSON, for PATCH also as a merge patch; files where it says so. */
@Injectable()
export class MediaTypeInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const [given, ...parameters] = (request.headers['content-type'] ?? '')
      .toLowerCase()
      .split(';')
      .map((part) => part.trim());
    const taken = this.takenBy(context, request.method);
    if (hasBody(request) && !taken.includes(given ?? '')) {
      // RFC 5789: where PATCH is refused for its format, the answer names those that are taken.
      const reply = context.switchToHttp().getResponse<FastifyReply>();
      if (request.method === 'PATCH') reply.header('accept-patch', taken.join(', '));
      throw new UnsupportedMediaType(`Send ${taken.join(' or ')}.`);
    }
    const charset = parameters.find((parameter) => parameter.startsWith('charset='));
    if (charset && hasBody(request) && !/^charset="?utf-?8"?$/.test(charset))
      throw new UnsupportedMediaType('Send UTF-8.');
    return next.handle();
  }

  private takenBy(context: ExecutionContext, method: string): string[] {
    const declared = this.reflector.get<string[] | undefined>(CONSUMES, context.getHandler());
    return declared ?? (method === 'PATCH' ? [MERGE_PATCH, JSON_TYPE] : [JSON_TYPE]);
  }
}
