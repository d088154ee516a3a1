import { pipeline, type Readable } from 'node:stream';
import iconv from 'iconv-lite';
import type { Encoding } from './encoding.js';

/** Streams a file as text in which every line ends with \n: exports are often concatenated from different sources. */
export async function* plainText(file: Readable, encoding: Encoding | 'binary'): AsyncGenerator<string> {
  const decoder = iconv.decodeStream(encoding);
  // An error of the file destroys the decoder, which the loop below then throws.
  pipeline(file, decoder, () => undefined);
  let held = '';
  for await (const chunk of decoder as AsyncIterable<string>) {
    const text = held + chunk;
    // A final carriage return may be half of a line end: wait for the next chunk.
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held) yield '\n';
}
/** Within quotation marks blanks are kept: a file of our own is taken literally. */
export const isBlank = (cell: string): boolean => cell.trim() === '';

/** Marks a lost character; rows that contain it are reported. */
const LOST = '\uFFFD';

/**
 * A text without what neither JSON nor PostgreSQL can store: NUL, and lone surrogates from damaged UTF-16. They become
 * the mark for a lost character, so that nothing is dropped silently.
 */
export function readableText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', LOST).toWellFormed() : text.toWellFormed();
}
