import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** In order of preference: the first family that has a character draws it. All are under the Open Font License. */
const FAMILIES = [
  ...['figtree', 'noto-sans', 'noto-sans-hebrew', 'noto-sans-arabic', 'noto-sans-sc', 'noto-sans-kr'],
  ...['noto-sans-thai', 'noto-sans-lao', 'noto-sans-khmer', 'noto-sans-myanmar', 'noto-sans-javanese'],
  ...['noto-sans-bengali', 'noto-sans-tamil', 'noto-sans-telugu', 'noto-sans-gujarati', 'noto-sans-gurmukhi'],
  ...['noto-sans-kannada', 'noto-sans-malayalam', 'noto-sans-oriya', 'noto-sans-sinhala', 'noto-serif-tibetan'],
  ...['noto-sans-georgian', 'noto-sans-armenian', 'noto-sans-ethiopic', 'noto-sans-tifinagh', 'noto-sans-adlam'],
  ...['noto-sans-syriac', 'noto-sans-thaana', 'noto-sans-mongolian', 'noto-sans-ol-chiki', 'noto-sans-cherokee'],
  ...['noto-sans-canadian-aboriginal', 'noto-sans-nko', 'noto-sans-vai', 'noto-sans-yi', 'noto-sans-balinese'],
  ...['noto-sans-bamum', 'noto-sans-cham', 'noto-sans-hanifi-rohingya', 'noto-sans-kayah-li', 'noto-sans-lepcha'],
  ...['noto-sans-limbu', 'noto-sans-lisu', 'noto-sans-meetei-mayek', 'noto-sans-miao', 'noto-sans-new-tai-lue'],
  ...['noto-sans-newa', 'noto-sans-osage', 'noto-sans-saurashtra', 'noto-sans-sundanese', 'noto-sans-syloti-nagri'],
  ...['noto-sans-tai-le', 'noto-sans-tai-tham', 'noto-sans-tai-viet'],
  ...['noto-emoji', 'noto-sans-symbols', 'noto-sans-symbols-2'],
];

const onlyRegular = (...scripts: string[]) =>
  Object.fromEntries(scripts.map((script) => [`noto-sans-${script}`, { regular: 400, bold: 400 }]));

/** Families with a file for each weight, and the weights they have; the others are variable fonts in one file. */
const WEIGHTS_OF: Readonly<Record<string, Record<Weight, number>>> = {
  'noto-sans-myanmar': { regular: 400, bold: 600 },
  ...onlyRegular('tifinagh', 'mongolian', 'symbols-2', 'nko', 'vai', 'yi', 'lepcha', 'limbu', 'miao', 'newa', 'osage'),
  ...onlyRegular('saurashtra', 'syloti-nagri', 'tai-le', 'tai-viet'),
};

export type Weight = 'regular' | 'bold';

/** One file of a family: the characters of one script, or of one part of the Chinese characters. */
export interface FontSlice {
  /** For example `noto-sans-cyrillic`. */
  name: string;
  paths: Record<Weight, string>;
  /** The weight is still to be chosen. */
  varies: boolean;
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
  const weights = WEIGHTS_OF[family];
  const index = require.resolve(`${weights ? '@fontsource' : '@fontsource-variable'}/${family}/unicode.json`);
  const pathOf = (name: string, weight: number | undefined) =>
    join(dirname(index), 'files', `${name}-${weight ?? 'wght'}-normal.woff2`);
  const subsets = JSON.parse(await readFile(index, 'utf8')) as Record<string, string>;
  // A family for one script is only asked for that script: whatever else its index names is in the families before it,
  // or nowhere.
  const own = Object.entries(subsets).filter(([subset]) => family.endsWith(`-${subset}`));
  return (own.length > 0 ? own : Object.entries(subsets)).map(([subset, ranges]) => {
    // The Chinese and Korean families number their files, and their index writes "[12]" for file 12.
    const name = `${family}-${subset.replace(/[[\]]/g, '')}`;
    const paths = { regular: pathOf(name, weights?.regular), bold: pathOf(name, weights?.bold) };
    return { name, paths, varies: weights === undefined, ranges: parseRanges(ranges) };
  });
}

function parseRanges(ranges: string): [number, number][] {
  return ranges.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace('U+', '').split('-');
    return [parseInt(first, 16), parseInt(last, 16)];
  });
}
