import type { OpenAPIObject } from '@nestjs/swagger';
import type { Access } from '../access/index.js';
import {
  type AppErrorClass,
  IdempotencyInProgress,
  IdempotencyKeyReused,
  InvalidCursor,
  OutcomeUnknown,
  TenantSuspended,
  TooLarge,
  Unauthenticated,
  UnsupportedMediaType,
} from '../problem/index.js';
import { ACTS_EACH_TIME, declaredIn, problemSchema, WHILE_SUSPENDED } from '../endpoint/index.js';
import { IDEMPOTENCY_KEY } from '../idempotency/index.js';
import { addressesOf } from '../response/index.js';
import { type Operation, operationsOf, parametersOf } from './document.js';
import { addExamples } from './examples.js';
import { addHeaders } from './headers.js';
import { completeSchemas } from './schemas.js';
import { shareParts } from './sharing.js';
import { describePatch, describeReading, describeVersion, describeWordLists } from './reading-contract.js';

const BOTH = ['bearer', 'apiKey'];

/** Declared everywhere, so that closing an operation later breaks no client. */
const UNAUTHENTICATED_ON_PUBLIC = {
  description: '`unauthenticated`: Not returned today because this operation needs no credentials. Handle it anyway.',
  content: { 'application/problem+json': { schema: problemSchema([Unauthenticated]) } },
};

/** Adds what holds for whole kinds of operations, so that no route repeats it, and sorts for a readable diff. */
export function completeContract(document: OpenAPIObject): OpenAPIObject {
  for (const item of Object.values(document.paths)) {
    if (item.post?.security?.length && !(ACTS_EACH_TIME in item.post)) addIdempotency(item.post);
    describeReading(item.get);
    describeWordLists(item.get);
    describePatch(item.patch);
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      // The body is read before anybody checks whether the route takes one.
      for (const error of [TooLarge, UnsupportedMediaType]) addProblem(item[method], error);
      addProblem(item[method], OutcomeUnknown);
      if (isForActiveCompanies(item[method])) addProblem(item[method], TenantSuspended);
    }
    if (isList(item.get)) addProblem(item.get, InvalidCursor);
  }
  addAddresses(document);
  for (const operation of operationsOf(document)) {
    describeVersion(document, operation);
    addAccess(operation);
  }
  addHeaders(document);
  completeSchemas(document);
  addExamples(document);
  shareParts(document);
  return sorted(document) as OpenAPIObject;
}

function addIdempotency(operation: Operation): void {
  const others = parametersOf(operation).filter(({ name }) => name !== IDEMPOTENCY_KEY.name);
  operation.parameters = [...others, { ...IDEMPOTENCY_KEY, in: 'header' }];
  addProblem(operation, IdempotencyInProgress);
  addProblem(operation, IdempotencyKeyReused);
}

/** Says which 201 has a `Location`: those whose record has an address of its own. */
function addAddresses({ paths }: OpenAPIObject): void {
  const readable = new Set(
    Object.keys(paths).flatMap((path) => (paths[path]?.get ? [path.replace(/\{\w+\}/g, '{}')] : [])),
  );
  for (const [path, { post }] of Object.entries(paths)) {
    const created = post?.responses['201'];
    if (!created || '$ref' in created) continue;
    if (!addressesOf(path.replace(/\{\w+\}/g, '{}'), '{}').some((address) => readable.has(address))) continue;
    created.headers = { Location: { $ref: '#/components/headers/Location' }, ...created.headers };
  }
}

function isForActiveCompanies(operation: Operation | undefined): boolean {
  const { 'x-permission': access } = (operation ?? {}) as { 'x-permission'?: Access };
  return operation !== undefined && access !== 'public' && access !== 'person' && !(WHILE_SUSPENDED in operation);
}

const isList = (operation: Operation | undefined) =>
  operation !== undefined && parametersOf(operation).some(({ name }) => name === 'cursor');

function addProblem(operation: Operation | undefined, error: AppErrorClass): void {
  if (!operation) return;
  const known = operation.responses[error.status];
  const documented = known && !('$ref' in known) ? known : undefined;
  const before = declaredIn(documented);
  if (before.some(({ code }) => code === error.code)) return;
  operation.responses[error.status] = {
    description: `${documented ? `${documented.description} ` : ''}\`${error.code}\`: ${error.title}.`,
    content: { 'application/problem+json': { schema: problemSchema([...before, error]) } },
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
