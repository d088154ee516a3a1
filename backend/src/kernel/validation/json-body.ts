import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MalformedRequest, TooLarge, UnsupportedMediaType } from '../problem/index.js';
import { MERGE_PATCH } from './media-type.js';

/**
 * No DTO comes near these. Like too many bytes, this is refused before anything is known about the request, so no key
 * stores it.
 */
const MOST = { depth: 32, members: 1_000, values: 100_000 } as const;

/**
 * JSON, also under the media type of RFC 7396 that every PATCH takes. Its bytes are scanned once before parsing: later
 * readers may rely on UTF-8 and on these bounds. Many bodies may end in the same turn of the event loop, so each waits
 * for `room`.
 */
export function readJson(server: FastifyInstance, room: (request: FastifyRequest) => Promise<void> | undefined): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  for (const type of ['application/json', MERGE_PATCH]) {
    server.addContentTypeParser<Buffer>(type, { parseAs: 'buffer' }, (request, bytes, done) => {
      const read = () => {
        const error = codingError(request.headers['content-encoding']) ?? textError(bytes) ?? sizeError(bytes);
        if (error) done(error);
        else void parse(request, bytes.toString('utf8'), done);
      };
      const waiting = room(request);
      if (waiting) void waiting.then(read);
      else read();
    });
  }
}

const codingError = (coding = 'identity') =>
  coding === 'identity' ? undefined : new UnsupportedMediaType('Send the body without content-encoding.');

const textError = (bytes: Buffer) => (isUtf8(bytes) ? undefined : new MalformedRequest('The body isn’t valid UTF-8.'));

const [QUOTE, COMMA, BACKSLASH, LIST, LIST_END, OBJECT, OBJECT_END] = Buffer.from('",\\[]{}');

/** One look at each byte. Whether it is JSON at all is for the parser to decide. */
function sizeError(bytes: Buffer): TooLarge | undefined {
  const members = new Uint32Array(MOST.depth + 1);
  const isObject = new Uint8Array(MOST.depth + 1);
  let depth = 0;
  let values = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfText(bytes, at);
    else if (byte === OBJECT || byte === LIST) {
      depth += 1;
      if (depth > MOST.depth) return new TooLarge(`The body is nested deeper than ${MOST.depth} levels.`);
      members[depth] = 0;
      isObject[depth] = Number(byte === OBJECT);
    } else if (byte === OBJECT_END || byte === LIST_END) depth = Math.max(0, depth - 1);
    else if (byte === COMMA) {
      values += 1;
      members[depth] = (members[depth] ?? 0) + 1;
      if (values >= MOST.values) return new TooLarge(`The body has more than ${MOST.values} values.`);
      if (isObject[depth] === 1 && (members[depth] ?? 0) >= MOST.members)
        return new TooLarge(`An object of the body has more than ${MOST.members} fields.`);
    }
  }
  return undefined;
}

/** Where the text that begins at a quote ends. */
function endOfText(bytes: Buffer, start: number): number {
  for (let at = start + 1; at < bytes.length; at += 1) {
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}
