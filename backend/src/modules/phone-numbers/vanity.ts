const KEYS = '22233344455566677778889999';
/** "1-800-FLOWERS", "(937) 555-LAWN", "1800CONTACTS": an area code, then letters that complete the number. */
const VANITY = /^(\+?1?[\s.-]?\(?\d{3}\)?[\s./-]?(?:\d{3}[\s./-]?)?)([A-Za-z][A-Za-z\d\s./-]{3,14})$/;
const FULL = 10;
const FEWEST_LETTERS = 3;

/** A North American number with its letters as digits; any other text as it is. */
export function withoutLetters(number: string): string {
  const [, start = '', end = ''] = VANITY.exec(number) ?? [];
  // Words are separate and in lower case: "937-555 main office".
  if (!end || (/\s/.test(end) && /[a-z]/.test(end))) return number;
  // "937555O161": an O typed for a zero is no key.
  if ((end.match(/[a-z]/gi)?.length ?? 0) < FEWEST_LETTERS) return number;
  const digits = start.replace(/\D/g, '').replace(/^1/, '');
  const keyed = end.replace(/[^A-Za-z\d]/g, '').replace(/[A-Za-z]/g, keyOf);
  // Letters beyond the length of a number are not dialed.
  return digits.length + keyed.length < FULL ? number : `${start}${keyed.slice(0, FULL - digits.length)}`;
}

const keyOf = (letter: string) => KEYS[letter.toUpperCase().charCodeAt(0) - 65] ?? '';
