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

  it.each([
    ['Thai', 'ตัดหญ้าที่นี่ น้ำ'],
    ['Lao', 'ຕັດຫຍ້າ'],
    ['Khmer', 'កាត់ស្មៅ'],
    ['Burmese', 'မြက်ရိတ်ခြင်း'],
    ['Georgian', 'ბალახის გათიბვა'],
    ['Armenian', 'Կտրել խոտը'],
    ['Tamil', 'புல் வெட்டுதல் ஸ்ரீ'],
    ['Bengali', 'ঘাস কাটা ক্ষমা'],
    ['Telugu', 'గడ్డి కోయడం'],
    ['Kannada', 'ಹುಲ್ಲು'],
    ['Malayalam', 'പുല്ല് വെട്ടൽ'],
    ['Gujarati', 'ઘાસ કાપવું'],
    ['Punjabi', 'ਘਾਹ ਕੱਟਣਾ'],
    ['Odia', 'ଘାସ କାଟିବା'],
    ['Sinhala', 'තණකොළ ශ්‍රී'],
    ['Tibetan', 'རྩྭ་གཏོག'],
    ['Amharic', 'ሣር ማጨድ'],
    ['Tamazight', 'ⵜⴰⵎⴰⵣⵉⵖⵜ'],
    ['Adlam', '𞤀𞤣𞤤𞤢𞤥'],
    ['Syriac', 'ܣܘܪܝܝܐ'],
    ['Dhivehi', 'ދިވެހި'],
    ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ'],
    ['Santali', 'ᱥᱟᱱᱛᱟᱲᱤ'],
    ['Cherokee', 'ᏣᎳᎩ'],
    ['Inuktitut', 'ᐃᓄᒃᑎᑐᑦ'],
    ['Javanese', 'ꦗꦮ'],
    ["N'Ko", 'ߒߞߏ ߕߋߟߋߝߐߣ'],
    ['Vai', 'ꕙꔤ'],
    ['Yi', 'ꆈꌠꉙ'],
    ['Balinese', 'ᬩᬮᬶ'],
    ['Bamum', 'ꚠꚡ'],
    ['Cham', 'ꨌꩌ'],
    ['Rohingya', '𐴌𐴟𐴇𐴥𐴝𐴚𐴒𐴙𐴝'],
    ['Kayah', 'ꤊꤢꤛꤢ꤬'],
    ['Lepcha', 'ᰛᰩᰴ'],
    ['Limbu', 'ᤕᤰᤌᤢᤱ'],
    ['Lisu', 'ꓡꓲꓢꓴ'],
    ['Manipuri', 'ꯃꯤꯇꯩꯂꯣꯟ'],
    ['Miao', '𖼀𖼁'],
    ['New Tai Lue', 'ᦟᦲᧅ'],
    ['Newa', '𑐣𑐾𑐥𑐵𑐮'],
    ['Osage', '𐓏𐓘𐓻𐓘'],
    ['Saurashtra', 'ꢱꣃꢬꢵꢰ꣄ꢜ꣄ꢬ'],
    ['Sundanese', 'ᮞᮥᮔ᮪ᮓ'],
    ['Sylheti', 'ꠍꠤꠟꠐꠤ'],
    ['Tai Le', 'ᥖᥭᥰ'],
    ['Lanna', 'ᨲᩫ᩠ᩅᨾᩮᩬᩥᨦ'],
    ['Tai Dam', 'ꪼꪕꪒꪾ'],
    ['signs', '✓ ☎ ♻ → ½ ⅔ № € ₹ ⚠'],
  ])('has every letter of %s', async (_, text) => {
    const fonts = await Fonts.covering(text);
    const [line] = breakIntoLines(text, STYLE, 500, fonts);
    expect([[...fonts.missing], shown(line).includes('□')]).toEqual([[], false]);
    // What is not drawn is glyph 0 of a font.
    const glyphs = line?.runs.flatMap(({ face, text: part }) => face.font.layout(part).glyphs.map(({ id }) => id));
    expect(glyphs).not.toContain(0);
  });

  it.each([
    ['as one letter, what was typed as a letter and its accent', 'Jose\u0301 Mun\u0303oz', 'José Muñoz'],
    ['a space, for a control character', 'tab\there\u0000\u001b[0m', 'tab here  [0m'],
    ['nothing, for what only steers', 'a\u2066b\u2069c', 'abc'],
    ['a box, where no font has it', 'a\u{12000}b', 'a□b'],
    ['a box, where half a character or none was sent', 'a\ud800b\ufffd', 'a□b□'],
    ['a question mark, where one was typed', 'Why?', 'Why?'],
  ])('shows %s', async (_, text, expected) => {
    const [line] = await linesOf(text, 500);
    expect(shown(line).replaceAll('|', '')).toBe(expected);
  });

  it.each(['one\r\ntwo', 'one\rtwo', 'one\u2028two'])('ends a line at each kind of line feed', async (text) => {
    expect((await linesOf(text, 500)).map(shown)).toEqual(['one', 'two']);
  });

  it('breaks Thai between words, where there are no spaces', async () => {
    const lines = await linesOf('ตัดหญ้าหน้าบ้านทุกวันพุธ', 60);
    expect(lines.length).toBeGreaterThan(1);
    const words = ['ตัด', 'หญ้า', 'หน้า', 'บ้าน', 'ทุก', 'วัน', 'พุธ'];
    expect(lines.map(shown).flatMap((line) => words.filter((word) => line.endsWith(word)))).toHaveLength(lines.length);
  });

  it('sets Hebrew and Arabic from right to left, with numbers and Latin words left to right', async () => {
    const [line] = await linesOf('שער 12 פתוח (Müller)', 500);
    expect(line?.rightToLeft).toBe(true);
    const parts = line?.runs.map((run) => run.text.trim()).filter(Boolean) ?? [];
    expect(parts.indexOf('Müller')).toBeLessThan(parts.findIndex((part) => part.includes('פתוח')));
    expect(parts.findIndex((part) => part.includes('12'))).toBeLessThan(
      parts.findIndex((part) => part.includes('שער')),
    );
  });

  it.each([
    ['اتصل على ', '+1 937-555-0161', ' قبل الزيارة'],
    ['اتصل على ', '(937) 555-0161 x12', ' قبل الزيارة'],
    ['الهاتف: ', '937.555.0161', ''],
    ['الهاتف ', '٠٥٥-١٢٣-٤٥٦٧', ' مساءً'],
    ['تاريخ ', '2026-03-09', ' صباحا'],
    ['התקשרו אל ', '+972 50-123-4567', ' לפני הביקור'],
    ['התקשרו אל ', '555-0161 ext. 4', ''],
    ['تلفن ', '۰۲۱ ۱۲۳۴ ۵۶۷۸', ' بعد از ظهر'],
    ['ٹیلی فون ', '+92 (300) 123-4567', ' پر'],
    ['טלפון ', '9375550161', ' או מייל'],
    ['الباب رقم ', '4-B', ' من اليمين'],
    ['שער ', '12/A', ' ליד הבית'],
    ['الوحدة ', '3B-2', ''],
  ])('keeps a number in order within %s%s%s', async (before, number, after) => {
    const [line] = await linesOf(before + number + after, 500);
    expect(line?.rightToLeft).toBe(true);
    const written = (line?.runs ?? []).map((run) => (run.rightToLeft ? '|' : run.text)).join('');
    expect(written).toContain(number);
  });

  it('puts the first of several numbers to the right of the others', async () => {
    const [line] = await linesOf('اتصل 937-555-0161 937-555-0162 الآن', 500);
    const written = (line?.runs ?? []).map((run) => run.text).join('');
    expect(written.indexOf('937-555-0162')).toBeGreaterThanOrEqual(0);
    expect(written.indexOf('937-555-0161')).toBeGreaterThan(written.indexOf('937-555-0162'));
  });
});

function hasGlyph(font: { hasGlyphForCodePoint(codePoint: number): boolean }, char: string): boolean {
  return font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0);
}
