import type { Font as Outlines } from 'fontkit';
import { Blob, Buffer as ShapingBuffer, Direction, Face, Font, shape } from 'harfbuzzjs';

/** In the list of features of a run: it is set from right to left. pdfkit has no other way to say so. */
export const RIGHT_TO_LEFT = 'rtlm' as const;

interface ShapedText {
  glyphs: { id: number; codePoints: number[]; advanceWidth: number }[];
  positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
  advanceWidth: number;
}

interface Shaper {
  has: (codePoint: number) => boolean;
  layout: (text: string, features?: string[]) => ShapedText;
}

/**
 * How `file` sets text, in units of the font: which glyph a syllable has in Khmer or Tamil, where marks go, how letters
 * join. Done by HarfBuzz, as in browsers; fontkit, which embeds the outlines, knows only some scripts.
 */
export function shaperOf(file: Uint8Array, outlines: Outlines): Shaper {
  const font = new Font(new Face(new Blob(file)));
  const layout: Shaper['layout'] = (text, features = []) => {
    const buffer = new ShapingBuffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    buffer.setDirection(features.includes(RIGHT_TO_LEFT) ? Direction.RTL : Direction.LTR);
    shape(font, buffer);
    const infos = buffer.getGlyphInfos();
    const positions = buffer
      .getGlyphPositions()
      .map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({ xAdvance, yAdvance, xOffset, yOffset }));
    const written = charactersOf(infos, text, font);
    return {
      glyphs: infos.map(({ codepoint: id }, index) => ({
        id,
        codePoints: written[index] ?? [],
        advanceWidth: outlines.getGlyph(id).advanceWidth,
      })),
      positions,
      advanceWidth: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0),
    };
  };
  return { has: (codePoint) => font.glyph(codePoint) !== undefined, layout };
}

/**
 * The text that each glyph stands for, so that it can be copied from a page: its own letter where it has one; the first
 * of the remaining glyphs of a syllable gets all the rest.
 */
function charactersOf(glyphs: { codepoint: number; cluster: number }[], text: string, font: Font): number[][] {
  const starts = [...new Set(glyphs.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const left = new Map(
    starts.map((start, index) => [start, Array.from(text.slice(start, starts[index + 1]), codePointOf)]),
  );
  const own = glyphs.map(({ codepoint: id, cluster }) => {
    const letters = left.get(cluster) ?? [];
    const place = letters.findIndex((letter) => font.glyph(letter) === id);
    return place < 0 ? null : letters.splice(place, 1);
  });
  return own.map((letters, index) => letters ?? left.get(glyphs[index]?.cluster ?? 0)?.splice(0) ?? []);
}

const codePointOf = (char: string): number => char.codePointAt(0) ?? 0;
