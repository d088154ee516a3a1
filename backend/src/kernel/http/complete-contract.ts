import type { OpenAPIObject } from '@nestjs/swagger';
import { IdempotencyInProgress, IdempotencyKeyReused } from '../problem/index.js';
import { problemSchema } from './problem-responses.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description:
    'Your name for this request (for example a UUID). A repeat within 24 hours answers the same and does nothing.',
  schema: { type: 'string' as const, minLength: 1, maxLength: 255 },
};

/** Adds what holds for whole kinds of operations, so that no route repeats it; sorts for a readable diff. */
export function completeContract(document: OpenAPIObject): OpenAPIObject {
  for (const item of Object.values(document.paths)) {
    if (item.post?.security?.length) addIdempotency(item.post);
    for (const method of METHODS) addRequestId(item[method]);
  }
  return sorted(document) as OpenAPIObject;
}

function addIdempotency(operation: Operation): void {
  operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
  addCode(operation, '409', 'idempotency_in_progress', IdempotencyInProgress.title);
  addCode(operation, '422', 'idempotency_key_reused', IdempotencyKeyReused.title);
}

function addCode(operation: Operation, status: string, code: string, title: string): void {
  const known = operation.responses[status];
  const content = known && 'content' in known ? known.content?.['application/problem+json'] : undefined;
  const codes = content?.schema && 'allOf' in content.schema ? codesOf(content.schema.allOf?.[1]) : [];
  operation.responses[status] = {
    description: `${known && 'description' in known ? `${known.description} ` : ''}\`${code}\`: ${title}.`,
    content: { 'application/problem+json': { schema: problemSchema([...codes, code]) } },
  };
}

function codesOf(schema: unknown): string[] {
  const { properties } = schema as { properties?: { code?: { enum?: string[] } } };
  return properties?.code?.enum ?? [];
}

function addRequestId(operation: Operation | undefined): void {
  for (const response of Object.values(operation?.responses ?? {})) {
    if (!response || '$ref' in response) continue;
    const schema = { type: 'string' as const, maxLength: 100 };
    response.headers = {
      ...response.headers,
      'X-Request-Id': { description: 'Name of this request in our logs.', schema },
    };
  }
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
