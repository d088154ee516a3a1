import fc, { type GeneratorValue } from 'fast-check';
import type { InjectOptions } from '../../support/index.js';
import { operations } from '../contract-document.js';
import { addressOf, bodyFields, pathIds, type Route } from '../isolation/requests.js';
import type { Samples } from '../isolation/samples.js';
import { anyBody, anyHeaders, anyQuery, anySegment, anyValue } from './hostile.js';
import type { Records } from './records.js';
import { Values } from './values.js';

/** One request on its way to be spoilt, or to be sent as it is. */
export interface Draft {
  method: string;
  params: Samples;
  address: string;
  query: string[];
  body?: unknown;
  headers: Record<string, string>;
  /** Address that it comes from. */
  caller: string;
  /** What is sent in place of `body`, byte for byte. */
  raw?: string | Buffer;
}

const BOUNDARY = 'boundary-of-the-test';
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const FILES = [Buffer.from('Name,Email\nMaeve OBrien,maeve@example.com'), Buffer.from(DOT, 'base64')];

/** A request that the contract allows. */
export function allowed(g: GeneratorValue, place: Route, records: Records, plain: boolean): Draft {
  const values = new Values(g, records, place, plain);
  const params = records.forPath(g, place);
  const draft: Draft = {
    method: place.method.toUpperCase(),
    params,
    address: addressOf(place, params),
    query: [],
    headers: { 'if-match': '*', 'idempotency-key': g(fc.uuid) },
    // Sign-in counts tries by address; this is about what it answers, not how often.
    caller: g(fc.ipV4),
  };
  for (const { name, in: where, required, schema } of place.operation.parameters ?? []) {
    const wanted = required || (!plain && g(fc.nat, { max: 2 }) === 0);
    // A cursor is no invention: it comes from the page before.
    if (where !== 'query' || !wanted || name === 'cursor') continue;
    const value = values.of(schema, name);
    const list = Array.isArray(value) ? value : [value];
    draft.query.push(...list.map((one) => `${name}=${encodeURIComponent(String(one))}`));
  }
  const content = place.operation.requestBody?.content ?? {};
  if (content['application/json']) draft.body = values.of(content['application/json'].schema, '');
  if (content['multipart/form-data']) form(draft, FILES[g(fc.nat, { max: FILES.length - 1 })] ?? Buffer.alloc(0));
  return draft;
}

/** Spoils one thing about a request. */
export function spoil(g: GeneratorValue, place: Route, draft: Draft): void {
  const fields = bodyFields(place);
  const queries = (place.operation.parameters ?? []).filter(({ in: where }) => where === 'query');
  const ways: Array<() => void> = [
    () => Object.assign(draft.headers, g(anyHeaders)),
    () => draft.query.push(g(anyQuery, queries[g(fc.nat, { max: 50 }) % queries.length]?.name ?? 'q')),
    () => void (draft.method = another(g, place)),
  ];
  if (pathIds(place).length > 0) ways.push(() => void (draft.address = strayAddress(g, place, draft.params)));
  if (place.method !== 'get') ways.push(() => void (draft.raw = g(anyBody)));
  if (draft.raw) ways.push(() => spoilForm(g, draft));
  for (let weight = 0; fields.length > 0 && weight < 6; weight += 1) ways.push(() => spoilBody(g, draft, fields));
  ways[g(fc.nat, { max: ways.length - 1 })]?.();
}

export function written({ method, address, query, body, headers, raw, caller }: Draft): InjectOptions {
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const typed = payload === undefined ? {} : { 'content-type': 'application/json' };
  return {
    method: method,
    url: [address, query.join('&')].filter(Boolean).join('?'),
    headers: { ...typed, ...headers },
    ...(payload !== undefined && { payload }),
    remoteAddress: caller,
  };
}

function form(draft: Draft, content: Buffer): void {
  draft.headers['content-type'] = `multipart/form-data; boundary=${BOUNDARY}`;
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`;
  draft.raw = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

/** Cuts a form off, or swaps what holds it together. */
function spoilForm(g: GeneratorValue, draft: Draft): void {
  const bytes = Buffer.from(draft.raw ?? '');
  const text = bytes.toString('latin1');
  const spoilt = [
    bytes.subarray(0, g(fc.nat, { max: bytes.length })),
    Buffer.from(text.replace('name="file"', 'name="other"'), 'latin1'),
    Buffer.from(text.replace('a.csv', '../../a\u0000.exe'), 'latin1'),
    Buffer.from(text.replace('\r\n\r\n', '\r\n'), 'latin1'),
    Buffer.from(text.replace(/--\r\n$/, '\r\n') + text, 'latin1'),
    Buffer.concat([Buffer.from(text.slice(0, 110), 'latin1'), Buffer.from(g(fc.uint8Array, { maxLength: 300 }))]),
  ];
  draft.raw = spoilt[g(fc.nat, { max: spoilt.length - 1 })] ?? bytes;
}

function spoilBody(g: GeneratorValue, draft: Draft, fields: string[][]): void {
  const at = fields[g(fc.nat, { max: fields.length - 1 })] ?? [];
  const way = g(fc.nat, { max: 7 });
  const body = (draft.body ?? {}) as Record<string, unknown>;
  if (way === 0) draft.body = without(body, at);
  else if (way === 1) draft.body = set(body, [...at.slice(0, -1), g(fieldName)], g(anyValue));
  else draft.body = set(body, at, g(anyValue));
}

const fieldName = () =>
  fc.constantFrom('unknown', 'tenantId', 'constructor', 'id', 'version', 'a\u0000b', '', 'x'.repeat(999));

/** The value with another one in one place; what is missing on the way is made. */
function set(value: unknown, [step, ...rest]: string[], leaf: unknown): unknown {
  if (step === undefined) return leaf;
  if (step === '0') {
    const [first, ...others] = Array.isArray(value) ? (value as unknown[]) : [];
    return [set(first, rest, leaf), ...others];
  }
  const object = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return { ...object, [step]: set(object[step], rest, leaf) };
}

function without(body: Record<string, unknown>, [name = '']: string[]): unknown {
  const { [name]: _, ...rest } = body;
  return rest;
}

const strayAddress = (g: GeneratorValue, place: Route, params: Samples): string => {
  const names = pathIds(place);
  const name = names[g(fc.nat, { max: names.length - 1 })] ?? '';
  return addressOf(place, { ...params, [name]: g(anySegment) });
};

/** A method that the address does not take. */
function another(g: GeneratorValue, { path }: Route): string {
  const taken = operations.filter((one) => one.path === path).map(({ method }) => method.toUpperCase());
  const free = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((method) => !taken.includes(method));
  return free[g(fc.nat, { max: free.length - 1 })] ?? 'PUT';
}
