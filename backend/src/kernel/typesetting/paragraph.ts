import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';
import { canDraw, drawable, type Face, type Fonts, IGNORABLE, type Weight, widthIn } from './fonts.js';
import { withNumbersInOrder } from './numbers.js';
import { BOX, printable } from './printable.js';

export interface TextStyle {
  /** Points. */
  size: number;
  weight: Weight;
}

/** A stretch of text of one font and one direction. */
export interface Run {
  text: string;
  face: Face;
  /** Points. */
  width: number;
  rightToLeft: boolean;
}

export interface Line {
  /** In visual order, from left to right. */
  runs: Run[];
  /** Points. */
  width: number;
  rightToLeft: boolean;
}

interface Cluster {
  text: string;
  face: Face;
  /** Unicode bidi embedding level: odd reads from right to left. */
  level: number;
  /** Where the cluster ends in the paragraph. */
  end: number;
}

/** The smallest unbreakable unit: a word with the spaces after it, which do not count at the end of a line. */
interface Piece {
  word: Cluster[];
  space: Cluster[];
}

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
// Written without spaces between words, which a dictionary knows.
const WITHOUT_SPACES = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const words = new Intl.Segmenter('th', { granularity: 'word' });

/** Breaks `text` into lines of at most `width` points; a line feed always ends a line. */
export function breakIntoLines(text: string, style: TextStyle, width: number, fonts: Fonts): Line[] {
  return printable(text)
    .split('\n')
    .flatMap((paragraph) => breakParagraph(withNumbersInOrder(paragraph), style, width, fonts));
}

function breakParagraph(text: string, style: TextStyle, width: number, fonts: Fonts): Line[] {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto');
  const rightToLeft = (paragraphs[0]?.level ?? 0) % 2 === 1;
  const clusters = clustersOf(text, levels, style.weight, fonts);
  const pieces = piecesOf(text, clusters).flatMap((piece) => splitWhenWider(piece, style.size, width));
  const lines: Piece[][] = [[]];
  let used = 0;
  for (const piece of pieces) {
    const { wordWidth, spaceWidth } = measured(piece, style.size);
    if (used > 0 && used + wordWidth > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(piece);
    used += wordWidth + spaceWidth;
  }
  return lines.map((line) => lineOf(line, style.size, rightToLeft));
}

function clustersOf(text: string, levels: Uint8Array, weight: Weight, fonts: Fonts): Cluster[] {
  const clusters: Cluster[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const previous = clusters.at(-1)?.face;
    // Spaces and marks stay in the font of the word before them, so that a phrase is set as one run.
    const neutral = /^[\p{White_Space}\p{Punctuation}]+$/u.test(segment);
    const [level, end] = [levels[index] ?? 0, index + segment.length];
    const shown =
      neutral && previous && canDraw(previous, segment)
        ? [{ face: previous, text: segment }]
        : drawnAs(segment, weight, fonts);
    clusters.push(...shown.map(({ face, text: part }) => ({ text: part, face, level, end })));
  }
  return clusters;
}

/** A letter with its marks in one font, or with separate marks, or as boxes where no font has it. */
function drawnAs(segment: string, weight: Weight, fonts: Fonts): Pick<Cluster, 'face' | 'text'>[] {
  for (const form of [segment, segment.normalize('NFD'), segment.normalize('NFKD')]) {
    const face = fonts.faceFor(form, weight);
    if (face) return [{ face, text: drawable(face, form) }].filter(({ text }) => text !== '');
  }
  const chars = [...segment];
  if (chars.length > 1) return chars.flatMap((char) => drawnAs(char, weight, fonts));
  if (IGNORABLE.test(segment)) return [];
  fonts.missing.add(segment);
  const face = fonts.faceFor(BOX, weight);
  return face ? [{ face, text: BOX }] : [];
}

/** The parts between which a line may end (UAX #14). */
function piecesOf(text: string, clusters: Cluster[]): Piece[] {
  const breaker = new LineBreaker(text);
  const ends = new Set<number>();
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) ends.add(next.position);
  if (WITHOUT_SPACES.test(text)) for (const end of wordEndsIn(text)) ends.add(end);
  const pieces: Cluster[][] = [[]];
  for (const cluster of clusters) {
    pieces.at(-1)?.push(cluster);
    if (ends.has(cluster.end)) pieces.push([]);
  }
  return pieces.filter((piece) => piece.length > 0).map(pieceOf);
}

/** Where a word ends and another begins, in scripts that write no space there. */
function wordEndsIn(text: string): number[] {
  return [...words.segment(text)]
    .filter(({ segment, index, isWordLike }) => {
      const next = text.slice(index + segment.length);
      return isWordLike && WITHOUT_SPACES.test(segment) && WITHOUT_SPACES.test(next.slice(0, 1));
    })
    .map(({ segment, index }) => index + segment.length);
}

function pieceOf(clusters: Cluster[]): Piece {
  const end = clusters.findLastIndex((cluster) => cluster.text.trim() !== '') + 1;
  return { word: clusters.slice(0, end), space: clusters.slice(end) };
}

/** A word wider than the column, such as a web address, is broken where necessary. */
function splitWhenWider(piece: Piece, size: number, width: number): Piece[] {
  if (measured(piece, size).wordWidth <= width) return [piece];
  const parts: Cluster[][] = [[]];
  let used = 0;
  for (const cluster of [...piece.word, ...piece.space]) {
    const advance = widthIn(cluster.face, cluster.text, size, isRightToLeft(cluster));
    if (used > 0 && used + advance > width) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(cluster);
    used += advance;
  }
  return parts.map(pieceOf);
}

/** Words are measured apart from the spaces after them, so each is measured once however often it occurs. */
function measured({ word, space }: Piece, size: number): { wordWidth: number; spaceWidth: number } {
  const widthOf = (clusters: Cluster[]) => stretchesOf(clusters, size).reduce((sum, { width }) => sum + width, 0);
  return { wordWidth: widthOf(word), spaceWidth: widthOf(space) };
}

/** Adjacent clusters of one font and one direction. */
interface TextRun {
  clusters: Cluster[];
  face: Face;
  level: number;
  width: number;
}

function stretchesOf(clusters: Cluster[], size: number): TextRun[] {
  const stretches: TextRun[] = [];
  for (const cluster of clusters) {
    const { face, level } = cluster;
    const last = stretches.at(-1);
    if (last && goTogether(last, cluster)) last.clusters.push(cluster);
    else stretches.push({ clusters: [cluster], face, level, width: 0 });
  }
  for (const stretch of stretches) stretch.width = widthIn(stretch.face, textOf(stretch), size, isRightToLeft(stretch));
  return stretches;
}

const goTogether = (a: { face: Face; level: number }, b: { face: Face; level: number }): boolean =>
  a.face.key === b.face.key && a.level === b.level;

/** A line without the space at its end; neighbouring words of one font and direction are set as one run. */
function lineOf(pieces: Piece[], size: number, rightToLeft: boolean): Line {
  const merged: TextRun[] = [];
  pieces.forEach(({ word, space }, index) => {
    const isLast = index === pieces.length - 1;
    for (const stretch of [...stretchesOf(word, size), ...(isLast ? [] : stretchesOf(space, size))]) {
      const last = merged.at(-1);
      if (!last || !goTogether(last, stretch)) merged.push(stretch);
      else {
        last.clusters.push(...stretch.clusters);
        last.width += stretch.width;
      }
    }
  });
  const runs = inVisualOrder(merged).map((stretch) => ({ ...stretch, text: textOf(stretch) }));
  return {
    runs: runs.map(({ text, face, width, level }) => ({ text, face, width, rightToLeft: isRightToLeft({ level }) })),
    width: runs.reduce((sum, run) => sum + run.width, 0),
    rightToLeft,
  };
}

const textOf = ({ clusters }: Pick<TextRun, 'clusters'>): string => clusters.map(({ text }) => text).join('');
const isRightToLeft = ({ level }: { level: number }): boolean => level % 2 === 1;

/** Rule L2 of the bidirectional algorithm, on whole stretches. */
function inVisualOrder(stretches: TextRun[]): TextRun[] {
  const ordered = [...stretches];
  const highest = Math.max(0, ...stretches.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < ordered.length; start++) {
      let end = start;
      while ((ordered[end]?.level ?? 0) >= level) end++;
      if (end - start > 1) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return ordered;
}
