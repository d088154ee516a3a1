import { pipeline, type Readable } from 'node:stream';
import iconv from 'iconv-lite';
import type { Encoding } from './encoding.js';

/** Streams a file as text in which every line ends with \n: exports are often glued together from different ones. */
export async function* plainText(file: Readable, encoding: Encoding | 'binary'): AsyncGenerator<string> {
  const decoder = iconv.decodeStream(encoding);
  // An error of the file destroys the decoder, which the loop below then throws.
  pipeline(file, decoder, () => undefined);
  let held = '';
  for await (const chunk of decoder as AsyncIterable<string>) {
    const text = held + chunk;
    // A carriage return at the end may be half of a line end: wait for what follows.
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held) yield '\n';
}
/** The sign for a character that was lost; rows that have it are reported. */
const LOST = '\uFFFD';

/**
 * A text without what neither JSON nor PostgreSQL can carry: NUL, and halves of surrogate pairs from damaged UTF-16.
 * They become the sign for a lost character, so that nothing is dropped in silence.
 */
export function readableText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', LOST).toWellFormed() : text.toWellFormed();
}
