import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader, ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { validate as isUuid } from 'uuid';
import { PreconditionRequired, ValidationFailed } from '../problem/index.js';

type Documented = (target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<unknown>) => unknown;

/** Lets a parameter decorator write its part of the contract on the operation. */
export const documents = (decorator: Documented) => (target: object, key: string | symbol | undefined) => {
  const descriptor = key && Object.getOwnPropertyDescriptor(target, key);
  if (key && descriptor) decorator(target, key, descriptor);
};

/** An id in the path: `@Id('clientId') clientId: string`. Anything but a UUID answers 422 and names the parameter. */
export function Id(name: string): ParameterDecorator {
  const read = (_: unknown, context: ExecutionContext): string => {
    const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>();
    const value = params[name] ?? '';
    if (isUuid(value)) return value.toLowerCase();
    throw new ValidationFailed([{ parameter: name, code: 'is_uuid', detail: `${name} must be a UUID.` }]);
  };
  const schema = { type: 'string' as const, format: 'uuid', maxLength: 36 };
  const record = name.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const documented = documents(ApiParam({ name, schema, description: `Id of the ${record} (UUIDv7).` }));
  return createParamDecorator(read, [documented])();
}

/** The version that the caller changes, from `If-Match: "7"`; `*` is any. 428 when the header is missing. */
export function IfMatch(): ParameterDecorator {
  const read = (_: unknown, context: ExecutionContext): number | null => {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    if (!header) throw new PreconditionRequired();
    if (header.trim() === '*') return null;
    const version = /^(?:W\/)?"(\d{1,9})(?:\.[\w-]{1,40})?"$/.exec(header.trim())?.[1];
    if (version) return Number(version);
    throw new ValidationFailed([
      { parameter: 'If-Match', code: 'invalid_etag', detail: 'Send the ETag that you read.' },
    ]);
  };
  const documented = documents(
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'ETag of the version that you change; `*` for whichever is current.',
      schema: { type: 'string', maxLength: 100, example: '"7"' },
    }),
  );
  return createParamDecorator(read, [documented])();
}
