import { createParamDecorator } from '@nestjs/common';
import { ApiHeader, ApiParam } from '@nestjs/swagger';
import { validate as isUuid } from 'uuid';
import { PreconditionRequired, type SeenVersion, ValidationFailed } from '../problem/index.js';
import { type Call, LateParameter } from './route.js';
import { asSent, tagList } from './tag-list.js';

type Documented = (target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<unknown>) => unknown;

/** Lets a parameter decorator add to the operation's documentation. */
export const documents = (decorator: Documented) => (target: object, key: string | symbol | undefined) => {
  const descriptor = key && Object.getOwnPropertyDescriptor(target, key);
  if (key && descriptor) decorator(target, key, descriptor);
};

/** A parameter that `read` derives from the request. Only a route with `transaction: 'none'` waits for a promise. */
export function lateParameter(read: (call: Call) => unknown, documented: ParameterDecorator): ParameterDecorator {
  const parameter = new LateParameter(read);
  return createParamDecorator(() => parameter, [documented])();
}

/** An id in the path: `@Id('clientId') clientId: string`. Anything but a UUID answers 422 and names the parameter. */
export function Id(name: string): ParameterDecorator {
  const read = ({ request }: Call): string => {
    const value = (request.params as Record<string, string>)[name] ?? '';
    if (isUuid(value)) return value.toLowerCase();
    throw new ValidationFailed([{ parameter: name, code: 'is_uuid', detail: `${name} must be a UUID.` }]);
  };
  const schema = { type: 'string' as const, format: 'uuid', maxLength: 36 };
  const record = name.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const documented = documents(ApiParam({ name, schema, description: `Id of the ${record} (UUIDv7).` }));
  return lateParameter(read, documented);
}

/** The part of a tag that is compared: what else a record shows may have changed. */
const VERSION = /^(0|[1-9]\d{0,8})(?:\.[\w-]{1,40})?$/;

/** The version that the caller changes, from `If-Match: "7"`, or those of a list; `*` is any. 428 when the header is missing. */
export function IfMatch(): ParameterDecorator {
  const read = ({ request }: Call): SeenVersion => {
    const header = request.headers['if-match'];
    if (!header) throw new PreconditionRequired();
    if (header.trim() === '*') return null;
    const tags = tagList(header);
    // A tag that is not ours matches nothing (RFC 9110, 13.1.1): the caller has another version.
    if (Array.isArray(tags)) return tags.flatMap((tag) => VERSION.exec(asSent(tag))?.[1] ?? []).map(Number);
    throw new ValidationFailed([
      { parameter: 'If-Match', code: 'invalid_etag', detail: 'Send the ETag you last read.' },
    ]);
  };
  const documented = documents(
    ApiHeader({
      name: 'If-Match',
      required: true,
      description:
        'ETag of the version you are changing, or several of which one is current. Use `*` for the current version.',
      schema: { type: 'string', maxLength: 1000, example: '"7"' },
    }),
  );
  return lateParameter(read, documented);
}
