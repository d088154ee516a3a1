import type { Readable } from 'node:stream';
import type { Encoding } from './encoding.js';
import { plainText } from './plain-text.js';
import { MAX_ROW_CHARACTERS } from './source.js';
import { UnreadableFile } from './unreadable-file.js';

export interface TextLine {
  line: number;
  text: string;
}

/** Streams the lines of a text file, whatever ends them; refuses a line that would not fit in memory. */
export async function* textLines(file: Readable, encoding: Encoding | 'binary'): AsyncGenerator<TextLine[]> {
  let line = 1;
  let rest = '';
  try {
    for await (const text of plainText(file, encoding)) {
      const [first = '', ...others] = text.split('\n');
      const texts = [rest + first, ...others];
      rest = texts.pop() ?? '';
      yield texts.map((one) => ({ line: line++, text: one }));
      if (rest.length > MAX_ROW_CHARACTERS) throw tooLong(line);
    }
    if (rest) yield [{ line, text: rest }];
  } finally {
    file.destroy();
  }
}

export function tooLong(line: number): UnreadableFile {
  return new UnreadableFile(
    'import_row_too_long',
    `The entry on line ${line} is longer than ${MAX_ROW_CHARACTERS.toLocaleString('en-US')} characters.`,
    line,
  );
}
