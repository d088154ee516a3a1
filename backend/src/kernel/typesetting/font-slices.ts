import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** In order of preference: the first family that has a character draws it. All are under the Open Font License. */
const FAMILIES = [
  'figtree',
  'noto-sans',
  'noto-sans-hebrew',
  'noto-sans-arabic',
  'noto-sans-sc',
  'noto-sans-kr',
  'noto-emoji',
];

/** One file of a family: the characters of one script, or of one part of the Chinese characters. */
export interface FontSlice {
  /** For example `noto-sans-cyrillic`. */
  name: string;
  path: string;
  /** First and last code point of each range that the file claims to cover. */
  ranges: [number, number][];
}

const familySlices = new Map<string, Promise<FontSlice[]>>();

/** The files that may hold a character, best first. The large families are only looked at for characters they may hold. */
export async function* slicesWith(codePoint: number): AsyncGenerator<FontSlice> {
  for (const family of FAMILIES) {
    for (const slice of await slicesOf(family)) {
      if (slice.ranges.some(([first, last]) => codePoint >= first && codePoint <= last)) yield slice;
    }
  }
}

function slicesOf(family: string): Promise<FontSlice[]> {
  const known = familySlices.get(family) ?? readSlices(family);
  familySlices.set(family, known);
  return known;
}

async function readSlices(family: string): Promise<FontSlice[]> {
  const index = require.resolve(`@fontsource-variable/${family}/unicode.json`);
  const subsets = JSON.parse(await readFile(index, 'utf8')) as Record<string, string>;
  return Object.entries(subsets).map(([subset, ranges]) => {
    // The Chinese and Korean families number their files, and their index writes "[12]" for file 12.
    const name = `${family}-${subset.replace(/[[\]]/g, '')}`;
    return { name, path: join(dirname(index), 'files', `${name}-wght-normal.woff2`), ranges: parseRanges(ranges) };
  });
}

function parseRanges(ranges: string): [number, number][] {
  return ranges.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace('U+', '').split('-');
    return [parseInt(first, 16), parseInt(last, 16)];
  });
}
