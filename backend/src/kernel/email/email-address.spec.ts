import fc from 'fast-check';
import { canonicalEmail } from './email-address.js';

const ROBIN = 'robin@maple-ridge.example';

describe('the canonical form of an e-mail address', () => {
  it.each([
    ['as it is', ROBIN],
    ['upper case', 'ROBIN@Maple-Ridge.EXAMPLE'],
    ['blanks around', ' \t\nrobin@maple-ridge.example\r\n '],
    ['a no-break space', '\u00a0robin@maple-ridge.example\u00a0'],
    ['an ideographic space', 'robin@maple-ridge.example\u3000'],
    ['a zero-width space', '\u200brobin@maple-ridge.example\u200b'],
    ['a byte order mark', '\ufeffrobin@maple-ridge.example'],
    ['a word joiner and a soft hyphen', 'robin@maple-ridge.example\u2060\u00ad'],
    ['marks of direction', '\u202arobin@maple-ridge.example\u202c\u200f'],
    ['a Hangul filler and a variation selector', '\u3164robin@maple-ridge.example\ufe0f'],
    ['the blank of braille', '\u2800robin@maple-ridge.example'],
    ['a tag that nobody sees', 'robin@maple-ridge.example\u{e0020}'],
    ['control characters', '\u0085robin@maple-ridge.example\u009f'],
    ['full width', 'ｒｏｂｉｎ＠ｍａｐｌｅ－ｒｉｄｇｅ．ｅｘａｍｐｌｅ'],
    ['the dot of the root', 'robin@maple-ridge.example.'],
    ['an ideographic full stop', 'robin@maple-ridge。example'],
    ['letters with a style', '𝐫𝗼𝒷𝔦𝓃@maple-ridge.example'],
  ])('exists for %s', (_, text) => expect(canonicalEmail(text)).toBe(ROBIN));

  it.each([
    ['the Kelvin sign', 'mar\u212a@example.com', 'mark@example.com'],
    ['the Ångström sign', '\u212bsa@example.com', '\u00e5sa@example.com'],
    ['a composed letter and its parts', 'm\u0075\u0308ller@example.com', 'm\u00fcller@example.com'],
    [
      'final and other sigma, and their capital',
      '\u039f\u0394\u039f\u03a3@example.com',
      '\u03bf\u03b4\u03bf\u03c3@example.com',
    ],
    ['final sigma', '\u03bf\u03b4\u03bf\u03c2@example.com', '\u03bf\u03b4\u03bf\u03c3@example.com'],
    ['capital sharp s', 'gro\u1e9e@example.com', 'gro\u00df@example.com'],
    ['a domain in another script', 'info@B\u00dcCHER.example', 'info@xn--bcher-kva.example'],
    ['the same in ASCII', 'info@XN--BCHER-KVA.example', 'info@xn--bcher-kva.example'],
    ['a capital that lower case takes apart', 'rob\u0130n@example.com', 'robi\u0307n@example.com'],
  ])('is the same for %s', (_, text, canonical) => expect(canonicalEmail(text)).toBe(canonical));

  it.each([
    ['tags', 'robin+hedges@example.com', 'robin@example.com'],
    ['dots', 'rob.in@example.com', 'robin@example.com'],
    ['i with and without its dot', 'rob\u0131n@example.com', 'robin@example.com'],
    ['a capital i with a dot', 'rob\u0130n@example.com', 'robin@example.com'],
    ['sharp s and two of them', 'gro\u00df@example.com', 'gross@example.com'],
    ['look-alikes of another script', 'r\u043ebin@example.com', 'robin@example.com'],
  ])('differs for %s', (_, one, other) => {
    expect(canonicalEmail(one)).not.toBeNull();
    expect(canonicalEmail(one)).not.toBe(canonicalEmail(other));
  });

  it.each([
    '',
    '@',
    'robin',
    'robin@',
    '@example.com',
    'robin@example',
    'ro bin@example.com',
    'ro\u200bbin@example.com',
    'robin@exa\u00admple.com',
    'robin@\u200bexample.com',
    'robin@example.com\u0000x',
    'robin\ud83c@example.com',
    'robin@ex\udf3fample.com',
    'robin@127.0.0.1',
    'robin@0x7f.1',
    'robin@[::1]',
    'robin@ex%61mple.com',
    'robin@example..com',
    '.robin@example.com',
    `${'r'.repeat(65)}@example.com`,
    `robin@${'example.'.repeat(40)}com`,
    ' '.repeat(100_000),
    `${'\u200b'.repeat(253)}@`,
  ])('does not exist for %j', (text) => expect(canonicalEmail(text)).toBeNull());

  it('is stable for every letter that it changes', () => {
    const changed = Array.from({ length: 0x10ffff }, (_, code) => String.fromCodePoint(code + 1)).filter(
      (letter) => letter.toLowerCase().normalize('NFKC') !== letter,
    );
    for (const letter of changed) {
      const canonical = canonicalEmail(`rob${letter}in@example.com`);
      if (canonical !== null && canonicalEmail(canonical) !== canonical) throw new Error(letter);
    }
  });

  it('is stable and ignores capitals, whatever is sent', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(text, text, (local, domain) => {
        const canonical = canonicalEmail(`${local}@${domain}.example`);
        fc.pre(canonical !== null);
        expect(canonicalEmail(canonical)).toBe(canonical);
        expect(canonicalEmail(` ${canonical}\u200b`)).toBe(canonical);
      }),
      { numRuns: 500 },
    );
  });
});
