import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { Endpoint, type EndpointOptions } from '../../kernel/endpoint/index.js';
import { OperationDto } from './operation.dto.js';

@Injectable()
class OperationLocation implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<OperationDto>): Observable<OperationDto> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap(({ id }) => void reply.header('location', `/api/v1/operations/${id}`)));
  }
}

/** `@Endpoint` of a route that starts long work: answers 202, the operation, and `Location` where to follow it. */
export function StartsOperation(options: Omit<EndpointOptions, 'status' | 'type' | 'file'>): MethodDecorator {
  return applyDecorators(Endpoint({ ...options, status: 202, type: OperationDto }), UseInterceptors(OperationLocation));
}
