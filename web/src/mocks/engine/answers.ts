import { type Contract, isObject, type Operation } from './contract';

interface Encoded {
  mediaType: string | null;
  payload: BodyInit | null;
}

/** A body as it goes over the wire: files as they are, everything else as JSON. */
export function encode(operation: Operation, contract: Contract, body: unknown): Encoded {
  if (body === undefined || body === null) return { mediaType: null, payload: null };
  // A type that Blob was given may carry parameters; the contract names it without.
  if (body instanceof Blob) return { mediaType: body.type.split(';')[0] ?? '', payload: body };
  const [mediaType = 'application/json'] = contract.answersOf(operation, operation.status)?.keys() ?? [];
  if (body instanceof ReadableStream) {
    const bytes = (body as ReadableStream<string>).pipeThrough(new TextEncoderStream());
    return { mediaType, payload: bytes as BodyInit };
  }
  if (typeof body === 'string') return { mediaType, payload: body };
  return { mediaType, payload: JSON.stringify(body) };
}

/** Only the members that `fields` names: of a record, or of each row of a list. */
export function sparse(body: unknown, query: object): unknown {
  if (!('fields' in query) || typeof query.fields !== 'string' || !isObject(body)) return body;
  const wanted = query.fields.split(',');
  const pick = (row: unknown): unknown =>
    isObject(row) ? Object.fromEntries(Object.entries(row).filter(([name]) => wanted.includes(name))) : row;
  return Array.isArray(body['items']) ? { ...body, items: body['items'].map(pick) } : pick(body);
}

/** ETag of a single record: its version, and what else is shown with it. */
export function entityTag(body: unknown): string | null {
  if (!isObject(body) || typeof body['version'] !== 'number') return null;
  const { revision } = body;
  return `"${body['version']}${typeof revision === 'string' ? `.${revision}` : ''}"`;
}

/** What has no version, lists first of all, has a weak tag of all that it says. */
export function tagOf(body: unknown): string | null {
  if (!isObject(body) || body instanceof Blob || body instanceof ReadableStream) return null;
  return entityTag(body) ?? `W/"${digest(JSON.stringify(body))}"`;
}

export function matchesTag(headers: Headers, tag: string): boolean {
  const known = (headers.get('if-none-match') ?? '').split(',').map((candidate) => candidate.trim());
  return known.includes('*') || known.map(strong).includes(strong(tag));
}

/** Changes whenever the text does; no need to be hard to forge. */
export function digest(text: string): string {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return (hash >>> 0).toString(36).padStart(11, '0').slice(0, 11);
}

const strong = (tag: string): string => tag.replace(/^W\//, '');
