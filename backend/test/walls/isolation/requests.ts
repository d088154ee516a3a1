import { randomUUID } from 'node:crypto';
import { type Operation, resolved, type Schema } from '../contract-document.js';
import { type Samples, sampleOf } from './samples.js';

type Json = Record<string, unknown>;

export interface Route {
  path: string;
  method: string;
  operation: Operation;
  place: string;
}

/** Words for query parameters that must find something, so that a leak would show. */
const SEARCHES: Record<string, string> = { q: 'Maeve', name: "Maeve O'Brien", email: 'maeve@example.com' };

export const pathIds = ({ path }: Route): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** The address with ids of one company, some of them replaced. */
export const addressOf = (place: Route, samples: Samples, replaced: Samples = {}): string =>
  place.path.replace(/\{(\w+)\}/g, (_, name: string) => replaced[name] ?? recordFor(place, samples, name));

const recordFor = ({ operation }: Route, samples: Samples, name: string): string =>
  samples[`${operation.operationId}.${name}`] ?? sampleOf(samples, name);

/** Names of the query parameters that hold an id. */
export const queryIds = ({ operation }: Route): string[] =>
  (operation.parameters ?? []).flatMap(({ name, in: where, schema }) =>
    where === 'query' && isId(schema) ? [name] : [],
  );

/** What a question must say beside an id: the examples of the contract, and the time of now. */
export const neededBeside = ({ operation }: Route, id: string): Record<string, string> =>
  Object.fromEntries(
    (operation.parameters ?? []).flatMap(({ name, in: where, required: isNeeded, schema }) =>
      where === 'query' && isNeeded === true && name !== id
        ? [[name, schema.format === 'date-time' ? new Date().toISOString() : String(schema.example)]]
        : [],
    ),
  );

/** The words that a list can be searched by. */
export const searchesOf = ({ operation }: Route): Record<string, string> =>
  Object.fromEntries(
    (operation.parameters ?? []).flatMap(({ name, in: where }) => {
      const word = where === 'query' ? SEARCHES[name] : undefined;
      return word ? [[name, word]] : [];
    }),
  );

export const streams = ({ operation }: Route): boolean =>
  'text/event-stream' in (operation.responses['200']?.content ?? {});

const bodySchema = ({ operation }: Route): Schema | undefined =>
  operation.requestBody?.content['application/json']?.schema;

/** A body that says only what it must, with ids of one company. */
export function bodyOf(place: Route, samples: Samples): Json | undefined {
  const schema = bodySchema(place);
  return schema && required(schema, samples);
}

/** Where ids stand in a body: `['visits', '0', 'crewId']`. */
export function bodyIds(place: Route): string[][] {
  const schema = bodySchema(place);
  return bodyFields(place).filter((at) => schema && isId(schemaAt(schema, at)));
}

/** Every field of a body, however deep. */
export function bodyFields(place: Route): string[][] {
  const schema = bodySchema(place);
  return schema ? [...fieldsBelow(schema, [])].filter((at) => at.length > 0) : [];
}

/** The smallest body with one value in one place. */
export function bodyWith(place: Route, samples: Samples, at: string[], value: unknown): Json {
  const schema = bodySchema(place);
  return schema ? filled(schema, samples, at, value) : {};
}

/** The schema of one field. */
function schemaAt(schema: Schema, at: string[]): Schema {
  return at.reduce((above, step) => whole(whole(above).properties?.[step] ?? whole(above).items ?? {}), schema);
}

function* fieldsBelow(written: Schema, at: string[]): Generator<string[]> {
  yield at;
  const { items, properties = {} } = whole(written);
  if (items) yield* fieldsBelow(items, [...at, '0']);
  for (const [name, property] of Object.entries(properties)) yield* fieldsBelow(property, [...at, name]);
}

function filled(schema: Schema, samples: Samples, [name = '', ...rest]: string[], value: unknown): Json {
  const body = required(schema, samples);
  const property = whole(whole(schema).properties?.[name] ?? {});
  if (rest.length === 0) return { ...body, [name]: value };
  if (!property.items) return { ...body, [name]: filled(property, samples, rest, value) };
  const item = rest.length === 1 ? value : filled(property.items, samples, rest.slice(1), value);
  return { ...body, [name]: [item] };
}

function required(written: Schema, samples: Samples): Json {
  const { required: names = [], properties = {} } = whole(written);
  // What no schema says: a contact has to be somebody.
  const wanted = 'firstName' in properties ? [...names, 'firstName'] : names;
  return Object.fromEntries(wanted.map((name) => [name, valueOf(name, whole(properties[name] ?? {}), samples)]));
}

function valueOf(name: string, schema: Schema, samples: Samples): unknown {
  if (isId(schema)) return sampleOf(samples, name);
  if (schema.items && isId(schema.items)) return [sampleOf(samples, name)];
  if (schema.items && !whole(schema.items).properties) return schema.example;
  if (schema.items) return [required(schema.items, samples)];
  // Free text may have to be unique, as names of crews are.
  const text = `Maeve ${randomUUID().slice(0, 8)}`;
  // An address is invited once.
  if (schema.format === 'email') return `maeve.${randomUUID().slice(0, 8)}@example.com`;
  const free = schema.type === 'string' && !schema.format && !schema.enum && RegExp(schema.pattern ?? '').test(text);
  return free ? text : (schema.example ?? schema.enum?.[0]);
}

/** What a schema says, through references and `allOf` or `anyOf` of one with null. */
function whole(schema: Schema): Schema {
  const target = resolved(schema);
  const [part] = [...(target.allOf ?? []), ...(target.anyOf ?? [])].filter(({ type }) => type !== 'null');
  return part && !target.properties ? whole(part) : target;
}

const isId = (schema: Schema): boolean => resolved(schema).format === 'uuid';
