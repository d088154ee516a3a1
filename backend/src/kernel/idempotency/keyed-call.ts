import { ApiHeader } from '@nestjs/swagger';
import { type Call, documents, lateParameter } from '../endpoint/index.js';

/** How the contract describes the header. */
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Unique key for this request (for example, a UUID). Repeating it within 24 hours returns the stored response and ' +
    'changes nothing.',
  schema: {
    type: 'string' as const,
    minLength: 1,
    maxLength: 255,
    pattern: '^[\\x21-\\x7e]{1,255}$',
    example: '018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b',
  },
};

/** The value of `@IdempotencyKey()`, for `Idempotency.transaction` only. */
export class KeyedCall {
  /** Truly private: validation walks through the members of every parameter. */
  readonly #request: Call;

  constructor(request: Call) {
    this.#request = request;
  }

  get request(): Call {
    return this.#request;
  }
}

/**
 * For a POST with `transaction: 'none'`, whose answer is not stored automatically: gives the handler what
 * `Idempotency.transaction` needs to store it. A wall requires it of every such POST.
 */
export function IdempotencyKey(): ParameterDecorator {
  return lateParameter((call) => new KeyedCall(call), documents(ApiHeader(IDEMPOTENCY_KEY)));
}
