import { readFileSync } from 'node:fs';

/** The parts of OpenAPI and JSON Schema that the wall looks at. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  example?: unknown;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  'x-open-enum'?: boolean;
}

export interface Response {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: Schema }>;
}

export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: object[];
  parameters?: Array<{ name: string; in: string; required?: boolean; description?: string; schema: Schema }>;
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, Response>;
  deprecated?: boolean;
  'x-permission'?: string | string[];
  'x-shows'?: string[];
  'x-deprecated-since'?: string;
  'x-sunset'?: string;
}

interface Contract {
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  tags: Array<{ name: string; description?: string }>;
  'x-tagGroups': Array<{ name: string; tags: string[] }>;
  components: Record<'headers' | 'parameters' | 'responses', Record<string, object>> & {
    schemas: Record<string, Schema>;
    securitySchemes: Record<string, { description?: string }>;
  };
}

/** The committed document: what people review and clients are generated from. */
export const contract = JSON.parse(
  readFileSync(new URL('../../../openapi/openapi.json', import.meta.url), 'utf8'),
) as Contract;

/** Every operation with `METHOD /path` for messages; what it shares with others is written out. */
export const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method,
    operation: writtenOut(operation),
    place: `${method.toUpperCase()} ${path}`,
  })),
);

export type Route = (typeof operations)[number];

/** Places of the operations that break a rule: the test prints them. */
export const breaking = (rule: (place: Route) => boolean): string[] =>
  operations.filter(rule).map(({ place }) => place);

/** Names of what an operation takes in its query or its headers. */
export const parametersOf = (operation: Operation, where: string): string[] =>
  (operation.parameters ?? []).filter((parameter) => parameter.in === where).map(({ name }) => name);

/** The JSON that an operation answers when it succeeds; empty where it answers none. */
export function answerOf({ responses }: Operation): Schema {
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  return resolved(success?.content?.['application/json']?.schema ?? {});
}

function writtenOut(operation: Operation): Operation {
  const responses = Object.entries(operation.responses).map(([status, response]) => [status, shared(response)]);
  return {
    ...operation,
    parameters: (operation.parameters ?? []).map(shared),
    responses: Object.fromEntries(responses) as Operation['responses'],
  };
}

/** A shared parameter or response, by its reference. */
function shared<T extends object>(part: T): T {
  const reference = '$ref' in part ? String(part.$ref) : undefined;
  if (!reference) return part;
  const [kind, name] = reference.split('/').slice(-2) as ['parameters' | 'responses', string];
  return contract.components[kind][name] as T;
}

/** What a reference names. */
export function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name ? (contract.components.schemas[name] ?? {}) : schema;
}

/** Every schema of the document, however deep, with where it stands. */
export function* allSchemas(): Generator<{ place: string; schema: Schema }> {
  for (const [name, schema] of Object.entries(contract.components.schemas)) yield* below(schema, name);
  for (const { operation, place } of operations) {
    for (const { name, schema } of operation.parameters ?? []) yield* below(schema, `${place} ${name}`);
    for (const { schema } of Object.values(operation.requestBody?.content ?? {})) yield* below(schema, `${place} body`);
    for (const [status, { content = {} }] of Object.entries(operation.responses)) {
      for (const { schema } of Object.values(content)) yield* below(schema, `${place} ${status}`);
    }
  }
}

function* below(schema: Schema, place: string): Generator<{ place: string; schema: Schema }> {
  yield { place, schema };
  const { properties = {}, items, additionalProperties, allOf = [], anyOf = [], oneOf = [] } = schema;
  for (const [name, property] of Object.entries(properties)) yield* below(property, `${place}.${name}`);
  if (items) yield* below(items, `${place}[]`);
  if (typeof additionalProperties === 'object') yield* below(additionalProperties, `${place}{}`);
  for (const part of [...allOf, ...anyOf, ...oneOf]) yield* below(part, place);
}

export const hasType = ({ type }: Schema, ...wanted: string[]): boolean =>
  [type ?? []].flat().some((one) => wanted.includes(one));
