import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';
import { canDraw, drawable, type Face, type Fonts, type Weight, widthIn } from './fonts.js';

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
}

export interface Line {
  /** In the order in which the eye meets them, from left to right. */
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

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
// What fontkit recognises by itself and sets from right to left.
const STRONG_RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Breaks `text` into lines of at most `width` points; a line feed always ends a line. */
export function breakIntoLines(text: string, style: TextStyle, width: number, fonts: Fonts): Line[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, style, width, fonts));
}

function breakParagraph(text: string, style: TextStyle, width: number, fonts: Fonts): Line[] {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto');
  const rightToLeft = (paragraphs[0]?.level ?? 0) % 2 === 1;
  const clusters = clustersOf(text, levels, style.weight, fonts);
  const pieces = piecesOf(text, clusters).flatMap((piece) => splitWhenWider(piece, style.size, width));
  const lines: Cluster[][] = [[]];
  let used = 0;
  for (const piece of pieces) {
    if (used > 0 && used + widthOf(withoutTrailingSpace(piece), style.size) > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(...piece);
    used += widthOf(piece, style.size);
  }
  return lines.map((line) => lineOf(withoutTrailingSpace(line), style.size, rightToLeft));
}

function clustersOf(text: string, levels: Uint8Array, weight: Weight, fonts: Fonts): Cluster[] {
  const clusters: Cluster[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const previous = clusters.at(-1)?.face;
    // Spaces and marks stay in the font of the word before them, so that a phrase is set as one run.
    const neutral = /^[\p{White_Space}\p{Punctuation}]+$/u.test(segment);
    const own = neutral && previous && canDraw(previous, segment) ? previous : fonts.faceFor(segment, weight);
    const face = own ?? fonts.faceFor('?', weight);
    const shown = own ? drawable(own, segment) : '?';
    if (face && shown) clusters.push({ text: shown, face, level: levels[index] ?? 0, end: index + segment.length });
  }
  return clusters;
}

/** The parts between which a line may end (UAX #14). */
function piecesOf(text: string, clusters: Cluster[]): Cluster[][] {
  const breaker = new LineBreaker(text);
  const ends = new Set<number>();
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) ends.add(next.position);
  const pieces: Cluster[][] = [[]];
  for (const cluster of clusters) {
    pieces.at(-1)?.push(cluster);
    if (ends.has(cluster.end)) pieces.push([]);
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** A word that is wider than the column, such as a web address, is cut where it must be. */
function splitWhenWider(piece: Cluster[], size: number, width: number): Cluster[][] {
  if (widthOf(withoutTrailingSpace(piece), size) <= width) return [piece];
  const parts: Cluster[][] = [[]];
  let used = 0;
  for (const cluster of piece) {
    const advance = widthOf([cluster], size);
    if (used > 0 && used + advance > width) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(cluster);
    used += advance;
  }
  return parts;
}

function withoutTrailingSpace(clusters: Cluster[]): Cluster[] {
  const last = clusters.findLastIndex((cluster) => cluster.text.trim() !== '');
  return clusters.slice(0, last + 1);
}

function lineOf(clusters: Cluster[], size: number, rightToLeft: boolean): Line {
  const runs = runsOf(clusters, size);
  return { runs: inVisualOrder(runs), width: runs.reduce((sum, run) => sum + run.width, 0), rightToLeft };
}

function widthOf(clusters: Cluster[], size: number): number {
  return runsOf(clusters, size).reduce((sum, run) => sum + run.width, 0);
}

function runsOf(clusters: Cluster[], size: number): (Run & { level: number })[] {
  const groups: Cluster[][] = [];
  for (const cluster of clusters) {
    const group = groups.at(-1);
    const same = group?.[0] && group[0].face.key === cluster.face.key && group[0].level === cluster.level;
    if (same) group.push(cluster);
    else groups.push([cluster]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { face, level } = first;
    const text = level % 2 === 0 ? group.map((cluster) => cluster.text).join('') : rightToLeftText(group);
    return [{ text, face, level, width: widthIn(face, text, size) }];
  });
}

/** Brackets face the other way; digits and marks alone, which fontkit would set from left to right, are turned round. */
function rightToLeftText(group: Cluster[]): string {
  const chars = group.map(({ text }) => bidi.getMirroredCharacter(text) ?? text);
  return chars.some((char) => STRONG_RIGHT_TO_LEFT.test(char)) ? chars.join('') : chars.reverse().join('');
}

/** Rule L2 of the bidirectional algorithm, on whole runs. */
function inVisualOrder(runs: (Run & { level: number })[]): Run[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...runs.map((run) => run.level));
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
