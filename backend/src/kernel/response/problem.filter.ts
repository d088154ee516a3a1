import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { logInSum } from '../logging/index.js';
import { AppError, MethodNotAllowed, NotFound, Overloaded, problemOf, toAppError } from '../problem/index.js';
import { AnswerReady } from './answer-ready.js';
import type { RouteTable } from './route-table.js';

/** Every error of a request ends here and leaves as a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(private readonly routes: RouteTable) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent || reply.raw.headersSent) return this.cutShort(thrown, reply);
    if (thrown instanceof AnswerReady) return void reply.code(thrown.status).headers(thrown.headers).send(thrown.body);
    const error = this.refine(toAppError(thrown), request);
    // A declared error is an answer, not an accident.
    if (error.status >= 500 && !(thrown instanceof AppError))
      this.logger.error({ err: thrown, requestId: request.id, msg: 'a request failed' });
    sendProblem(error, request, reply);
  }

  /** The address may exist for another method. */
  private refine(error: AppError, request: FastifyRequest): AppError {
    if (!(error instanceof NotFound)) return error;
    const allowed = this.routes.methodsOf(request.url);
    return allowed.length > 0 && !allowed.includes(request.method) ? new MethodNotAllowed(allowed) : error;
  }

  /** A stream that breaks in the middle cannot report it any more; aborting the connection is the only honest end. */
  private cutShort(thrown: unknown, reply: FastifyReply): void {
    this.logger.error(thrown instanceof Error ? (thrown.stack ?? thrown.message) : thrown);
    reply.raw.destroy();
  }
}

export function sendProblem(error: AppError, request: FastifyRequest, reply: FastifyReply): void {
  if (error instanceof Overloaded) logInSum(reply);
  // They belong to the answer that was ready before the error.
  reply.removeHeader('etag').removeHeader('location');
  void reply
    .code(error.status)
    // Nobody's refusal is anybody else's.
    .headers({ 'cache-control': 'no-store', ...error.extras.headers })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemOf(error, request)));
}
