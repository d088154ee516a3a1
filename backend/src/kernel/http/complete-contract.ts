import type { OpenAPIObject } from '@nestjs/swagger';
import type { Access } from '../access/index.js';
import { IdempotencyInProgress, IdempotencyKeyReused, InvalidCursor } from '../problem/index.js';
import { type Operation, operationsOf } from './contract/document.js';
import { addExamples } from './contract/examples.js';
import { addHeaders } from './contract/headers.js';
import { completeSchemas } from './contract/schemas.js';
import { shareParts } from './contract/sharing.js';
import { codesOf, problemSchema } from './problem-responses.js';
import { describeReading, describeVersion } from './reading-contract.js';

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header' as const,
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

const BOTH = ['bearer', 'apiKey'];

/** A client is ready for it everywhere, so that closing an operation later breaks nobody. */
const UNAUTHENTICATED_ON_PUBLIC = {
  description: '`unauthenticated`: Not today, as this operation needs no credential; be ready for it all the same.',
  content: { 'application/problem+json': { schema: problemSchema(['unauthenticated']) } },
};

/** Adds what holds for whole kinds of operations, so that no route repeats it; sorts for a readable diff. */
export function completeContract(document: OpenAPIObject): OpenAPIObject {
  for (const item of Object.values(document.paths)) {
    if (item.post?.security?.length) addIdempotency(item.post);
    describeReading(item.get);
  }
  for (const operation of operationsOf(document)) {
    describeVersion(document, operation);
    addCursor(operation);
    addAccess(operation);
  }
  addHeaders(document);
  completeSchemas(document);
  addExamples(document);
  shareParts(document);
  return sorted(document) as OpenAPIObject;
}

function addIdempotency(operation: Operation): void {
  operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
  addCode(operation, '409', 'idempotency_in_progress', IdempotencyInProgress.title);
  addCode(operation, '422', 'idempotency_key_reused', IdempotencyKeyReused.title);
}

/** Whoever pages can come with a cursor of another list. */
function addCursor(operation: Operation): void {
  const pages = operation.parameters?.some((parameter) => 'name' in parameter && parameter.name === 'cursor');
  if (pages) addCode(operation, '400', 'invalid_cursor', InvalidCursor.title);
}

function addCode(operation: Operation, status: string, code: string, title: string): void {
  const known = operation.responses[status];
  const documented = known && !('$ref' in known) ? known : undefined;
  operation.responses[status] = {
    description: `${documented ? `${documented.description} ` : ''}\`${code}\`: ${title}.`,
    content: { 'application/problem+json': { schema: problemSchema([...codesOf(documented), code]) } },
  };
}

/** Who may call, as security schemes: a person with a token, a program with a key, or anybody. */
function addAccess(operation: Operation): void {
  const { 'x-permission': access } = operation as { 'x-permission'?: Access };
  if (access === 'public') operation.responses['401'] ??= structuredClone(UNAUTHENTICATED_ON_PUBLIC);
  const schemes =
    access === 'public' ? [] : access === 'person' ? ['bearer'] : access === 'api_key' ? ['apiKey'] : BOTH;
  operation.security = schemes.length > 0 ? schemes.map((scheme) => ({ [scheme]: [] })) : [{}];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
}
