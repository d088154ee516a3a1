/** Direction marks and zero-width spaces around numbers copied from phones and web pages. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** "+44 (0)20": the zero is not dialed after a country code. */
const TRUNK_ZERO = /^(\+\d{1,3})[\s-]?\(0\)/;

/** A number in digits and signs of ASCII, whatever script it was typed in. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)))
    .replace(/(?<=\d)\s?[\u00B7\u2022\u2219\u30FB_=]\s?(?=\d)/g, '-')
    .replace(/[\u2010-\u2015\u2212\u30FC]/g, '-')
    .replace(/\{(\d+)\}/g, '($1)')
    .trim()
    .replace(TRUNK_ZERO, '$1 ');
}

/** Unicode keeps the ten digits of a script together, beginning at a code that ends in 0 or in 6. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  const low = code & 0xf;
  const startsAtZero = low < 6 || (low < 10 && /\p{Nd}/u.test(String.fromCodePoint(code - low)));
  return startsAtZero ? low : low - 6;
}
