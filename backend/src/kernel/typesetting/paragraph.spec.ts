import { Fonts } from './fonts.js';
import { breakIntoLines, type Line } from './paragraph.js';

const STYLE = { size: 10, weight: 'regular' } as const;

async function linesOf(text: string, width: number): Promise<Line[]> {
  return breakIntoLines(text, STYLE, width, await Fonts.covering(text));
}

const shown = (line: Line | undefined): string => line?.runs.map((run) => run.text).join('|') ?? '';
const familyOf = (line: Line | undefined): string[] => line?.runs.map((run) => run.face.key) ?? [];

describe('setting a paragraph', () => {
  it('keeps every line within the column and loses no word', async () => {
    const text = 'Mulch the front beds two inches deep and keep it off the trunks of the young maples.';
    const lines = await linesOf(text, 120);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.every((line) => line.width <= 120)).toBe(true);
    expect(lines.map(shown).join(' ')).toBe(text);
  });

  it('cuts a word that is wider than the column', async () => {
    const lines = await linesOf(`https://example.com/${'path'.repeat(40)}`, 100);
    expect(lines.every((line) => line.width <= 100)).toBe(true);
  });

  it('ends a line at a line feed and keeps an empty line', async () => {
    expect((await linesOf('one\n\ntwo', 100)).map(shown)).toEqual(['one', '', 'two']);
  });

  it.each([
    ["O'Brien", 'figtree-latin-regular'],
    ['Müller', 'figtree-latin-regular'],
    ['Щукин', 'noto-sans-cyrillic-regular'],
    ['שלום', 'noto-sans-hebrew-hebrew-regular'],
    ['مرحبا', 'noto-sans-arabic-arabic-regular'],
    ['Nguyễn', 'noto-sans-vietnamese-regular'],
  ])('draws %s with a font that has it', async (text, family) => {
    const [line] = await linesOf(text, 500);
    expect(familyOf(line)).toContain(family);
    expect(line?.runs.every(({ face, text: part }) => [...part].every((char) => hasGlyph(face.font, char)))).toBe(true);
  });

  it.each(['李小龙', '김민준', 'さくら', '🐕', 'Łódź', 'Ἀθῆναι', 'हिन्दी'])('finds a font for %s', async (text) => {
    const [line] = await linesOf(text, 500);
    expect(shown(line).replaceAll('|', '')).toBe(text);
    expect(line?.runs.every(({ face, text: part }) => [...part].every((char) => hasGlyph(face.font, char)))).toBe(true);
  });

  it('shows a question mark for what no font has', async () => {
    const [line] = await linesOf('a\u{12000}b', 500);
    expect(shown(line)).toBe('a?b');
  });

  it('reads Hebrew and Arabic from the right, with numbers and Latin words the right way round', async () => {
    const [line] = await linesOf('שער 12 פתוח (Müller)', 500);
    expect(line?.rightToLeft).toBe(true);
    const parts = line?.runs.map((run) => run.text.trim()).filter(Boolean) ?? [];
    expect(parts.indexOf('Müller')).toBeLessThan(parts.findIndex((part) => part.includes('פתוח')));
    expect(parts.findIndex((part) => part.includes('12'))).toBeLessThan(
      parts.findIndex((part) => part.includes('שער')),
    );
  });
});

function hasGlyph(font: { hasGlyphForCodePoint(codePoint: number): boolean }, char: string): boolean {
  return font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0);
}
