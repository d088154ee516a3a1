import type { OpenAPIObject } from '@nestjs/swagger';
import { MERGE_PATCH } from '../validation/index.js';
import { FIELD_LIST } from '../response/index.js';
import { SEVERAL_WORDS } from '../dto/index.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const FIELDS_PARAMETER = {
  name: 'fields',
  in: 'query' as const,
  required: false,
  description:
    'Return only these fields of the record (in a list: of each row), separated by commas or repeated. Other fields ' +
    'are omitted, even those the schema requires. Fields that need `include` must be named there too.',
  schema: { type: 'string' as const, maxLength: 2000, pattern: FIELD_LIST.source, example: 'id,version' },
};

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header' as const,
  required: false,
  description: '`ETag` of your copy. Returns 304 with no body if it is still current.',
  schema: { type: 'string' as const, maxLength: 1000, example: '"7"' },
};

const ETAG = { $ref: '#/components/headers/ETag' };

/** Adds what every GET of JSON supports: sparse fields and conditional requests. */
export function describeReading(operation: Operation | undefined): void {
  const success = operation?.responses['200'];
  if (!operation || !success || '$ref' in success || !success.content?.['application/json']) return;
  operation.parameters = [...(operation.parameters ?? []), FIELDS_PARAMETER, IF_NONE_MATCH];
  success.headers = { ...success.headers, ETag: ETAG };
  operation.responses['304'] = { description: 'Your copy is still current.', headers: { ETag: ETAG } };
}

/** Documents how parameters that take several words of a closed list are written. */
export function describeWordLists(operation: Operation | undefined): void {
  for (const parameter of operation?.parameters ?? []) {
    if ('$ref' in parameter || parameter.in !== 'query' || !parameter.schema || '$ref' in parameter.schema) continue;
    const { items } = parameter.schema;
    if (!items || '$ref' in items || !items.enum || parameter.schema.maxItems === 1) continue;
    parameter.description = `${parameter.description ?? ''} ${SEVERAL_WORDS}`.trim();
  }
}

/** A merge patch may be sent under its own media type. */
export function describePatch(operation: Operation | undefined): void {
  const body = operation?.requestBody;
  if (!body || '$ref' in body) return;
  const json = body.content['application/json'];
  if (json) body.content[MERGE_PATCH] = json;
}

/** Declares the new version, where the answer to a change is a record with one. */
export function describeVersion(document: OpenAPIObject, operation: Operation | undefined): void {
  for (const status of ['200', '201']) {
    const success = operation?.responses[status];
    if (!success || '$ref' in success) continue;
    const schema = success.content?.['application/json']?.schema;
    if (schema && '$ref' in schema && hasVersion(document, schema.$ref)) {
      success.headers = { ...success.headers, ETag: ETAG };
    }
  }
}

function hasVersion({ components }: OpenAPIObject, reference: string): boolean {
  const record = components?.schemas?.[reference.split('/').at(-1) ?? ''];
  return record !== undefined && 'properties' in record && record.properties?.['version'] !== undefined;
}
