import fc from 'fast-check';
import type { InjectOptions } from '../../support/index.js';
import { resolved, type Schema } from '../contract-document.js';
import { addressOf, pathIds, type Route } from '../isolation/requests.js';
import type { Samples } from '../isolation/samples.js';

/** A hostile request that can be made twice as large. */
export interface Growing {
  what: string;
  /** Half of the size; the wall sends it and its double. */
  size: number;
  of: (size: number) => Pick<InjectOptions, 'url' | 'payload' | 'headers'>;
}

/** What a text repeats, to lead a pattern astray. */
const SIGNS = [
  ...['a', 'A', '0', 'é', '🌿', '\u0301', '\u200d', ' ', '\n', '\t', '\\', '"', "'"],
  ...[',', ';', '.', '-', '_', '/', ':', '@', 'a@', 'a.', '<', '(', '[', '%', '&', '=', '+', '#', '*', '$'],
];

/** Every way in which an input of an operation grows; the signs come from the seed. */
export function growing(place: Route, samples: Samples, seed: number): Growing[] {
  const signs = fc.sample(fc.constantFrom(...SIGNS), { seed: seed + place.place.length, numRuns: 3 });
  const address = addressOf(place, samples);
  return [
    ...bodies(place, address, signs),
    ...forms(place, address, signs),
    ...queries(place, address, signs),
    ...ids(place, samples),
  ];
}

function bodies(place: Route, url: string, signs: string[]): Growing[] {
  const schema = place.operation.requestBody?.content['application/json']?.schema;
  if (!schema) return place.method === 'get' ? [] : [json(url, 'fields where none are taken', 450, unknownFields)];
  const everywhere = (leaf: (size: number) => unknown) => (size: number) => JSON.stringify(filled(schema, leaf(size)));
  const rows = (sign: string) => (size: number) =>
    JSON.stringify({ rows: Array.from({ length: size }, () => row(schema, sign.repeat(200))).flat() });
  return [
    ...signs.map((sign) =>
      json(
        url,
        `text of ${JSON.stringify(sign)}`,
        6_000,
        everywhere((n) => sign.repeat(n)),
      ),
    ),
    json(
      url,
      'lists',
      1_500,
      everywhere((n) => Array.from({ length: n }, (_, index) => `entry ${index}`)),
    ),
    json(
      url,
      'objects',
      450,
      everywhere((n) => JSON.parse(unknownFields(n)) as unknown),
    ),
    json(url, 'unknown fields', 450, unknownFields),
    json(url, 'more unknown fields', 20_000, unknownFields),
    json(url, 'one field again and again', 20_000, (n) => `{${'"id":1,'.repeat(n)}"id":1}`),
    json(url, 'digits', 200_000, (n) => `{"id":${'9'.repeat(n)}}`),
    json(url, 'objects in objects', 5_000, (n) => `{"id":${'{"a":'.repeat(n)}1${'}'.repeat(n)}}`),
    json(url, 'lists in lists', 50_000, (n) => `{"id":${'['.repeat(n)}${']'.repeat(n)}}`),
    ...(url.endsWith('/bulk') ? signs.slice(0, 1).map((sign) => json(url, 'rows', 125, rows(sign))) : []),
  ];
}

/** Forms in which the file has another name than it should, so that none is kept. */
function forms({ operation }: Route, url: string, signs: string[]): Growing[] {
  if (!operation.requestBody?.content['multipart/form-data']) return [];
  const form = (what: string, size: number, part: (size: number) => string): Growing => ({
    what,
    size,
    of: (n) => {
      const headers = { 'content-type': 'multipart/form-data; boundary=b' };
      return { url, headers, payload: `--b\r\n${part(n)}\r\n--b--\r\n` };
    },
  });
  const named = (name: string, more = '') => `content-disposition: form-data; name="${name}"${more}\r\n`;
  const file = (name: string) => named('other', `; filename="${name}"`);
  return [
    form('fields', 20_000, (n) => `${named('a')}\r\n1\r\n--b\r\n`.repeat(n) + `${file('a')}\r\nx`),
    form('headers', 2_000, (n) => `${file('a')}${'x-a: b\r\n'.repeat(n)}\r\nx`),
    form('parameters of a header', 2_000, (n) => `${named('other', '; a=b'.repeat(n))}\r\nx`),
    ...signs.map((sign) =>
      form(`a file name of ${sign}`, 20_000, (n) => `${file(sign.replace('"', "'").repeat(n))}\r\nx`),
    ),
    form('what looks like its end', 50_000, (n) => `${file('a')}\r\n${'\r\n--'.repeat(n)}`),
  ];
}

function queries({ operation }: Route, url: string, signs: string[]): Growing[] {
  const names = (operation.parameters ?? []).filter(({ in: where }) => where === 'query').map(({ name }) => name);
  const query = (what: string, size: number, written: (size: number) => string): Growing => ({
    what,
    size,
    of: (n) => ({ url: `${url}?${written(n)}` }),
  });
  return [
    query('unknown parameters', 90, (n) => Array.from({ length: n }, (_, index) => `k${index}=1`).join('&')),
    ...names.flatMap((name, index) => {
      const sign = encodeURIComponent(signs[index % signs.length] ?? '');
      return [
        query(`${name}=${sign}…`, Math.floor(5_000 / sign.length), (n) => `${name}=${sign.repeat(n)}`),
        query(`${name}, repeated`, 90, (n) => Array.from({ length: n }, (_, at) => `${name}=a${at}`).join('&')),
      ];
    }),
  ];
}

const ids = (place: Route, samples: Samples): Growing[] =>
  pathIds(place)
    .slice(-1)
    .map((name) => ({
      what: `${name} of any length`,
      size: 5_000,
      of: (n) => ({ url: addressOf(place, { ...samples, [name]: 'x'.repeat(n) }) }),
    }));

function json(url: string, what: string, size: number, written: (size: number) => string): Growing {
  const headers = { 'content-type': 'application/json', 'idempotency-key': what.replace(/[^a-z]/g, '-') };
  return { what, size, of: (n) => ({ url, headers, payload: written(n) }) };
}

const unknownFields = (size: number) => `{${Array.from({ length: size }, (_, index) => `"k${index}":1`).join(',')}}`;

/** The deepest body that a schema knows, with one value in each place. */
function filled(written: Schema, leaf: unknown): unknown {
  const schema = resolved(written);
  const [part] = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, filled(one, leaf)]));
  if (part) return filled(part, leaf);
  const items = schema.items && resolved(schema.items);
  return (items?.properties ?? items?.oneOf) ? [filled(schema.items ?? {}, leaf)] : leaf;
}

/** One row for each kind of a bulk request, with its action and the rest spoilt. */
function row(body: Schema, leaf: unknown): unknown[] {
  const kinds = resolved(resolved(body).properties?.['rows'] ?? {}).items?.oneOf ?? [];
  return kinds.map((kind) => {
    const action = resolved(kind).properties?.['action']?.enum?.[0];
    return { ...(filled(kind, leaf) as object), action };
  });
}
