import { pipeline, type Readable } from 'node:stream';
import iconv from 'iconv-lite';
import type { Encoding } from './encoding.js';
import { MAX_ROW_CHARACTERS } from './source.js';
import { UnreadableFile } from './unreadable-file.js';

export interface TextLine {
  line: number;
  text: string;
}

/** Streams the lines of a text file, whatever ends them; refuses a line that would not fit in memory. */
export async function* textLines(file: Readable, encoding: Encoding): AsyncGenerator<TextLine> {
  const decoder = iconv.decodeStream(encoding);
  pipeline(file, decoder, () => undefined);
  let line = 1;
  let rest = '';
  try {
    for await (const chunk of decoder as AsyncIterable<string>) {
      rest += chunk;
      // A carriage return at the end may be half of a line end: wait for what follows.
      const held = rest.endsWith('\r') ? '\r' : '';
      const lines = rest.slice(0, rest.length - held.length).split(/\r\n|\r|\n/);
      rest = (lines.pop() ?? '') + held;
      for (const text of lines) yield { line: line++, text };
      if (rest.length > MAX_ROW_CHARACTERS) throw tooLong(line);
    }
    if (rest) yield { line, text: rest.replace(/\r$/, '') };
  } finally {
    file.destroy();
  }
}

export function tooLong(line: number): UnreadableFile {
  return new UnreadableFile(
    'import_row_too_long',
    `The entry in line ${line} is longer than ${MAX_ROW_CHARACTERS.toLocaleString('en-US')} characters.`,
    line,
  );
}
