import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import type { TaskFunction } from '../../kernel/threads/index.js';
import { isListed, plain, lettersAndDigits } from './listed-passwords.js';
import { isShort } from './password-length.js';
import type { RatePassword } from './rate-password.js';

/** About 43 bits: ten trillion guesses withstand an offline attack on a slow hash. */
const SAFE_GUESSES = 1e13;
/** Eight characters without any pattern: what withstands guessing online, of a password that signs nobody in alone. */
const SAFE_GUESSES_SHORT = 1e8;

/** Anything known about the owner does not count; this much must remain. */
const LEFT = 8;

const strength = new ZxcvbnFactory({
  // There are so many surnames that hardly any word is none.
  dictionary: { ...common.dictionary, ...english.dictionary, 'lastnames-en': [] },
  graphs: common.adjacencyGraphs,
  // How many ways to read digits and symbols as letters are tried; the default of a hundred takes half a minute.
  l33tMaxSubstitutions: 10,
});

export default (({ password, known }) => {
  const text = password.normalize('NFKC');
  const words = wordsOf(known);
  if (isListed(text) || isMadeOf(words, lettersAndDigits(text)) || isMadeOf(words, plain(text)))
    return { isGuessable: true };
  const ways = isSpacedOut(text) ? [text, lettersAndDigits(text)] : [text];
  const safe = isShort(password) ? SAFE_GUESSES_SHORT : SAFE_GUESSES;
  return { isGuessable: ways.some((way) => strength.check(way, words).guesses < safe) };
}) satisfies TaskFunction<typeof RatePassword>;

/** Names, addresses and companies as a whole and word by word, the longest first. */
function wordsOf(known: string[]): string[] {
  const texts = known.map((text) => text.normalize('NFKC').toLowerCase());
  const parts = texts.flatMap((text) => [lettersAndDigits(text), plain(text), ...text.split(BETWEEN)]);
  return [...new Set(parts)].filter((part) => part.length > 2).sort((a, b) => b.length - a.length);
}

function isMadeOf(words: string[], text: string): boolean {
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), text);
  return rest !== text && rest.length < LEFT;
}

const BETWEEN = /[^\p{L}\p{N}]+/u;

/** `p-a-s-s-w-o-r-d` is no longer a word to a dictionary, but still one to people. */
const isSpacedOut = (text: string): boolean => text.split(BETWEEN).every((word) => word.length < 3);
