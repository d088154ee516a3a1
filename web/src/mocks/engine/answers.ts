import type { Contract, Operation } from './contract';

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

/** ETag of a single record: its version, and what else is shown with it. Lists have none. */
export function entityTag(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('version' in body)) return null;
  const revision = 'revision' in body ? `.${String(body.revision)}` : '';
  return `"${String(body.version)}${revision}"`;
}

export function matchesTag(headers: Headers, tag: string): boolean {
  const known = headers.get('if-none-match') ?? '';
  return known.split(',').some((candidate) => ['*', tag, `W/${tag}`].includes(candidate.trim()));
}
