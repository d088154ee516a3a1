import { readFile } from 'node:fs/promises';
import { create, type Font } from 'fontkit';
import subsetFont from 'subset-font';
import { type FontSlice, slicesWith, type Weight } from './font-slices.js';
import { BOX, printable } from './printable.js';
import { RIGHT_TO_LEFT, shaperOf } from './shaping.js';

export type { Weight };

/** One script in one weight, ready to measure and to embed. */
export interface Face {
  key: string;
  font: Font;
  has: (codePoint: number) => boolean;
  /** Widths of already measured text, in units of the font. */
  measured: Map<string, number>;
}

/** Characters that only affect how others are shown. */
export const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;

const WEIGHTS: Record<Weight, number> = { regular: 400, bold: 640 };

// A document needs two faces a script, but Chinese comes in a hundred slices: these hold what an office of Chinese
// speakers prints, in some 20 MB; all others stay far below.
const KEPT_FACES = 200;
const keptFaces = new Map<string, Promise<Face>>();
// Words repeat within a document and between documents; a megabyte of them is enough.
const KEPT_WIDTHS = 4_000;

// Grows with the characters that were ever printed: a few thousand.
const knownSlices = new Map<number, Promise<FontSlice | null>>();

/** The faces that a document needs, found by what its texts contain, so that a plain one opens two and not two hundred. */
export class Fonts {
  /** Characters set as a box because no font has them. */
  readonly missing = new Set<string>();

  private constructor(private readonly faces: ReadonlyMap<number, Record<Weight, Face>>) {}

  /** Opens a face for every character of `text`. Nothing is loaded from the network. */
  static async covering(text: string): Promise<Fonts> {
    const faces = new Map<number, Record<Weight, Face>>();
    const composed = printable(text);
    // A font may have a letter and its accent, or the digits of a fraction, and not the two as one.
    for (const char of new Set(` ${BOX}${composed}${composed.normalize('NFD')}${composed.normalize('NFKD')}`)) {
      const codePoint = codePointOf(char);
      const pair = await facesWith(codePoint);
      if (pair) faces.set(codePoint, pair);
    }
    return new Fonts(faces);
  }

  /** The face that can draw all of `cluster` (a letter with its marks); null when no font can. */
  faceFor(cluster: string, weight: Weight): Face | null {
    for (const char of cluster) {
      const face = this.faces.get(codePointOf(char))?.[weight];
      if (face && canDraw(face, cluster)) return face;
    }
    return null;
  }
}

/** Width of `text` at `size` points, kerning and ligatures included. */
export function widthIn({ font, measured }: Face, text: string, size: number, rightToLeft: boolean): number {
  const key = rightToLeft ? `${text}\n` : text;
  const known = measured.get(key) ?? font.layout(text, rightToLeft ? [RIGHT_TO_LEFT] : []).advanceWidth;
  if (measured.size >= KEPT_WIDTHS) measured.clear();
  measured.set(key, known);
  return (known * size) / font.unitsPerEm;
}

export function canDraw(face: Face, text: string): boolean {
  return [...text].every((char) => IGNORABLE.test(char) || face.has(codePointOf(char)));
}

/** `text` without joiners and variation selectors that the face does not know and would draw as boxes. */
export function drawable(face: Face, text: string): string {
  return [...text].filter((char) => face.has(codePointOf(char))).join('');
}

async function facesWith(codePoint: number): Promise<Record<Weight, Face> | null> {
  const slice = await remembered(knownSlices, codePoint, () => findSlice(codePoint));
  return slice && { regular: await faceOf(slice, 'regular'), bold: await faceOf(slice, 'bold') };
}

async function findSlice(codePoint: number): Promise<FontSlice | null> {
  for await (const slice of slicesWith(codePoint)) {
    const face = await faceOf(slice, 'regular');
    // A slice's index names ranges, not glyphs: the font itself has the last word.
    if (face.has(codePoint)) return slice;
  }
  return null;
}

async function faceOf(slice: FontSlice, weight: Weight): Promise<Face> {
  const key = `${slice.name}-${weight}`;
  const face = await remembered(keptFaces, key, () => openFace(key, slice, weight));
  for (const oldest of keptFaces.keys()) {
    if (keptFaces.size <= KEPT_FACES) break;
    keptFaces.delete(oldest);
  }
  return face;
}

/** Runs `work` once per key, and again only after a failure. The most recently used entry is last in the map. */
function remembered<Key, Value>(known: Map<Key, Promise<Value>>, key: Key, work: () => Promise<Value>): Promise<Value> {
  const value = known.get(key) ?? work();
  known.delete(key);
  known.set(key, value);
  value.catch(() => known.delete(key));
  return value;
}

/** Fixes the weight of a variable font: fontkit cannot embed one that is still variable. */
async function openFace(key: string, slice: FontSlice, weight: Weight): Promise<Face> {
  const characters = slice.ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)),
  );
  const file = await subsetFont(await readFile(slice.paths[weight]), characters.join(''), {
    targetFormat: 'truetype',
    ...(slice.varies && { variationAxes: { wght: WEIGHTS[weight] } }),
  });
  const font = create(file);
  if (!('layout' in font)) throw new Error(`${slice.paths[weight]} is a collection, not a font.`);
  const { has, layout } = shaperOf(file, font);
  return { key, font: Object.assign(font, { layout }), has, measured: new Map() };
}

const codePointOf = (char: string): number => char.codePointAt(0) ?? 0;
