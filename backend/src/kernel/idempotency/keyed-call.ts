import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { documents, RouteActsEachTime, RouteIsConfidential } from '../endpoint/index.js';

/** How the contract describes the header. */
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Your name for this request (for example a UUID). A repeat within 24 hours answers the same and does nothing.',
  schema: {
    type: 'string' as const,
    minLength: 1,
    maxLength: 255,
    pattern: '^[\\x21-\\x7e]{1,255}$',
    example: '018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b',
  },
};

/** A request that may carry the header, with the reply that its answer goes to. */
export interface IdempotentRequest {
  request: FastifyRequest & { user?: unknown };
  reply: FastifyReply;
  /** The answer holds a secret. */
  confidential: boolean;
  /** It is done anew whatever its key. */
  actsEachTime: boolean;
}

const reflector = new Reflector();

export function idempotentRequest(context: ExecutionContext): IdempotentRequest {
  const http = context.switchToHttp();
  const says = ({ KEY }: { KEY: string }) => reflector.get<boolean | undefined>(KEY, context.getHandler()) ?? false;
  return {
    request: http.getRequest(),
    reply: http.getResponse(),
    confidential: says(RouteIsConfidential),
    actsEachTime: says(RouteActsEachTime),
  };
}

/** What `@IdempotencyKey()` gives: for `Idempotency.transaction` and nobody else. */
export class KeyedCall {
  /** Private to the language: validation walks through the members of every parameter. */
  readonly #request: IdempotentRequest;

  constructor(request: IdempotentRequest) {
    this.#request = request;
  }

  get request(): IdempotentRequest {
    return this.#request;
  }
}

/**
 * For a POST with `transaction: 'none'`, whose answer nobody else keeps: gives the handler what it needs to keep it, by
 * `Idempotency.transaction`. A wall asks every such POST for it.
 */
export function IdempotencyKey(): ParameterDecorator {
  const read = (_: unknown, context: ExecutionContext) => new KeyedCall(idempotentRequest(context));
  return createParamDecorator(read, [documents(ApiHeader(IDEMPOTENCY_KEY))])();
}
