import chardet from 'chardet';
import iconv from 'iconv-lite';
import type { Encoding } from './encoding.js';

/** The encodings behind the detector's names. ISO 8859 differs from what Windows writes only in a few symbols. */
const BY_NAME: Record<string, readonly Encoding[]> = {
  'ISO-8859-1': ['windows-1252'],
  'ISO-8859-2': ['iso-8859-2', 'windows-1250'],
  'ISO-8859-5': ['iso-8859-5'],
  'ISO-8859-6': ['iso-8859-6', 'windows-1256'],
  'ISO-8859-7': ['windows-1253', 'iso-8859-7'],
  'windows-1253': ['windows-1253', 'iso-8859-7'],
  'ISO-8859-8': ['windows-1255'],
  'windows-1255': ['windows-1255'],
  'ISO-8859-9': ['windows-1254'],
  'windows-1250': ['windows-1250'],
  'windows-1251': ['windows-1251'],
  'windows-1252': ['windows-1252'],
  'windows-1254': ['windows-1254'],
  'windows-1256': ['windows-1256'],
  'windows-1257': ['windows-1257'],
  'windows-1258': ['windows-1258'],
  'windows-874': ['windows-874'],
  'KOI8-R': ['koi8-r', 'koi8-u'],
  Shift_JIS: ['shift_jis'],
  'EUC-JP': ['euc-jp'],
  'EUC-KR': ['euc-kr'],
  Big5: ['big5'],
  GB18030: ['gb18030'],
};
/**
 * Encodings that the detector does not know, or not from a few names: their text looks odd in all others. By frequency
 * of use.
 */
const ALWAYS: readonly Encoding[] = [
  ...(['windows-1252', 'macintosh', 'ibm850', 'ibm437', 'windows-1250', 'ibm852', 'windows-1251'] as const),
  ...(['ibm866', 'maccyrillic', 'windows-1253', 'shift_jis', 'gb18030', 'big5', 'euc-kr', 'windows-874'] as const),
  ...(['windows-1254', 'windows-1257', 'iso-8859-2', 'windows-1255', 'windows-1256', 'koi8-r', 'koi8-u'] as const),
  ...(['euc-jp', 'ibm857', 'ibm775', 'ibm737', 'ibm862', 'ibm860', 'ibm863', 'ibm865', 'ibm861'] as const),
  ...(['iso-8859-5', 'iso-8859-6', 'iso-8859-13', 'iso-8859-4', 'macturkish', 'macgreek', 'maccenteuro'] as const),
  ...(['maccroatian', 'iso-8859-15'] as const),
];

export const SAMPLE_BYTES = 16 * 1024;
/** Fewer words prove nothing; nor do twenty in encodings that have a character for any two bytes. */
const FEW_WORDS = 5;
const FEW_OF_THOUSANDS = 20;
const SURE = 0.05;
/** Two readings whose shares of odd words differ by less are equally good. */
const ALIKE = 0.03;
/** A detector that finds another language nearly as likely knows neither. */
const CLOSE = 0.4;

/**
 * The most likely encoding of bytes that are not UTF-8. The detector, which knows the letter frequencies of languages,
 * goes first; among all possible ones, the reading with the fewest odd words wins.
 */
export function guessEncoding(sample: Buffer): { encoding: Encoding; isGuess: boolean } {
  const bytes = sample.subarray(0, SAMPLE_BYTES);
  const ranked = candidatesOf(bytes).map((candidate) => ({ ...candidate, ...readAs(bytes, candidate.encoding) }));
  const least = Math.min(...ranked.map(({ odd }) => odd));
  const [best, ...others] = ranked.filter(({ odd }) => odd <= least + ALIKE);
  if (!best) return { encoding: 'windows-1252', isGuess: true };
  const rivals = others.filter(({ text, confidence }) => text !== best.text && confidence >= best.confidence * CLOSE);
  return {
    encoding: best.encoding,
    isGuess:
      best.words < (best.encoding in DAILY ? FEW_OF_THOUSANDS : FEW_WORDS) || best.odd > SURE || rivals.length > 0,
  };
}

/**
 * Whether UTF-8 is no text that anybody wrote: a few letters of another encoding that happen to be UTF-8, or UTF-8 that a
 * program took for another encoding and wrote as UTF-8 once more.
 */
export function isDoubtfulUtf8(sample: Buffer): boolean {
  const words = wordsBeyondAscii(sample.toString('utf8'));
  const odd = words.filter((word) => (word.match(LETTERS) ?? []).some(isMixed));
  return (words.length < FEW_WORDS && odd.length > 0) || TWICE_AS.some((encoding) => isMostly(words, encoding));
}

const TWICE_AS: readonly Encoding[] = ['windows-1252', 'macintosh', 'windows-1251', 'windows-1250'];
const UTF8 = new TextDecoder('utf-8', { fatal: true });

const isMostly = (words: string[], encoding: Encoding) =>
  words.length > 0 && words.filter((word) => isTwice(word, encoding)).length * 2 > words.length;

/** "MÃ¼ller": in the bytes of that encoding it is UTF-8 again. */
function isTwice(word: string, encoding: Encoding): boolean {
  const bytes = iconv.encode(word, encoding);
  try {
    return UTF8.decode(bytes).length < word.length && iconv.decode(bytes, encoding) === word;
  } catch {
    return false;
  }
}

/** The detector's findings, then what it may have missed. */
function candidatesOf(bytes: Buffer): Array<{ encoding: Encoding; confidence: number }> {
  const found = chardet
    .analyse(bytes)
    .flatMap(({ name, confidence }) => (BY_NAME[name] ?? []).map((encoding) => ({ encoding, confidence })));
  const others = ALWAYS.map((encoding) => ({ encoding, confidence: 0 }));
  const byEncoding = Map.groupBy([...found, ...others], ({ encoding }) => encoding);
  return [...byEncoding.values()].flatMap((same) => same.slice(0, 1));
}

/** The text, and the share of its non-ASCII words that no language writes. */
function readAs(bytes: Buffer, encoding: Encoding): { text: string; words: number; odd: number } {
  const text = iconv.decode(bytes, encoding);
  const words = wordsBeyondAscii(text);
  const odd = words.reduce((sum, word) => sum + (isOdd(word) ? 1 : isRare(word, encoding) ? RARE : 0), 0);
  return { text, words: words.length, odd: words.length > 0 ? odd / words.length + strangeness(words) * STRANGE : 1 };
}

/** A repeated name is no further evidence. */
const wordsBeyondAscii = (text: string) => [
  ...new Set(text.split(/[\s,;:|"()<>]+/).filter((word) => /[^\x00-\x7F]/.test(word))),
];

/** One list may mix words of several languages; in a wrong encoding they belong to none. */
const STRANGE = 0.3;

/** First bytes of everyday characters, in encodings that list those first. */
const DAILY: Partial<Record<Encoding, readonly [from: number, to: number]>> = {
  shift_jis: [0x81, 0x97],
  'euc-jp': [0xa1, 0xcf],
  'euc-kr': [0xa1, 0xc8],
  gb18030: [0xa1, 0xd7],
  big5: [0xa1, 0xc6],
};
/** A rare character is no error, but a misread word is full of them. */
const RARE = 0.5;

function isRare(word: string, encoding: Encoding): boolean {
  const [from, to] = DAILY[encoding] ?? [];
  if (from === undefined || to === undefined) return false;
  return [...word].some((character) => {
    const [first = 0, second] = iconv.encode(character, encoding);
    return second !== undefined && (first < from || first > to);
  });
}

const LETTERS = /[\p{L}\p{M}]+/gu;
/** Signs within words. */
const JOINER = /^[’‘ʼ´·‐‑–—・ー־׳״]$/u;

function isOdd(word: string): boolean {
  if (/[\p{Cc}\p{Cn}\p{Co}\uFFFD\u2500-\u259F]/u.test(word)) return true;
  if (/(?:(?![\p{L}\p{M}\p{Nd}])[\u0080-\u2FFF]){2}/u.test(word) || hasSignInside(word)) return true;
  if (DIGIT_INSIDE.test(word)) return true;
  if (/^\p{M}/u.test(word) || ODD_THAI.test(word) || ODD_KANA.test(word)) return true;
  return (word.match(LETTERS) ?? []).some(
    (letters) => isOddCase(letters) || isMixed(letters) || isAllAccents(letters) || NO_VOWELS.test(letters),
  );
}

/** A Thai vowel that is written first precedes a consonant; the others and the tones follow one. */
const ODD_THAI = /[\u0E40-\u0E44](?![\u0E01-\u0E2E])|(?:^|[^\u0E01-\u0E4E])[\u0E30-\u0E3A\u0E45\u0E47-\u0E4E]/u;
/** Thai read as the half-width kana of Japan: small ones come first, signs in between. */
const ODD_KANA =
  /^[\uFF67-\uFF70\uFF9E\uFF9F]|[\uFF61-\uFF65]\P{P}|\p{Script=Han}[\uFF66-\uFF9F]|[\uFF66-\uFF9F]\p{Script=Han}/u;
/** Hebrew read as Cyrillic. */
const NO_VOWELS = /^[бвгджзклмнпрстфхцчшщъьђјљњћџґ]{4,}$/iu;

/** "J”rg", "£ukasz": a sign between letters, or a currency or math symbol before them. */
function hasSignInside(word: string): boolean {
  const signs = [...word.matchAll(/[^\x00-\x7F\p{L}\p{M}\p{Nd}]/gu)];
  return signs.some(({ 0: sign, index }) => {
    if (JOINER.test(sign)) return false;
    const [before, after] = [word.charAt(index - 1), word.charAt(index + sign.length)];
    if (!/\p{L}/u.test(after)) return /\p{L}/u.test(before) && /[\p{Sc}\p{Sm}\p{Sk}¤¦§¨¯¶¸]/u.test(sign);
    return /\p{L}/u.test(before) || !/[\p{Pi}\p{Pf}\p{Ps}¡¿]/u.test(sign);
  });
}

/** "MŸller", "иВАН": a capital after a lower-case letter, unless the word has a prefix such as Mc or O. */
function isOddCase(letters: string): boolean {
  const capital = /\p{Ll}(?=\p{Lu})/u.exec(letters);
  if (capital)
    return (
      capital.index > 2 ||
      !/[A-Z]/.test(letters.charAt(capital.index + 1)) ||
      !/^\p{Lu}\p{Ll}{1,2}\p{Lu}\p{Ll}/u.test(letters)
    );
  return /^\p{Lu}{2,}\p{Ll}/u.test(letters);
}

/** Letters of several scripts in one word. */
function isMixed(letters: string): boolean {
  const scripts = SCRIPTS.filter((script) => script.test(letters));
  return scripts.length > 1 || (scripts.length === 1 && OTHER_SCRIPT.test(letters));
}

/** Scripts of small languages. */
const OTHER_SCRIPT = /[\u0700-\u0DFF\u1000-\u10FF\u1200-\u17FF]/;
/** "¹0΅2", "ü0ç3": characters of four bytes, read one by one. */
const DIGIT_INSIDE =
  /\p{No}\d|(?:(?![a-z])[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\d(?:(?![a-z])[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])/iu;

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Thai}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u,
];

/** "Èâàí": no language with Latin letters has words made only of accented ones. */
function isAllAccents(letters: string): boolean {
  if (!/\p{Script=Latin}/u.test(letters) || letters.length < 3) return false;
  const plain = letters.match(/[A-Za-z]/g)?.length ?? 0;
  return plain * 3 < letters.length;
}

/** The non-ASCII letters of languages with Latin letters. */
const ALPHABETS = [
  ...[
    'äöüß',
    'àâæçéèêëîïôœùûüÿ',
    'áéíñóúü',
    'áâãàçéêíóôõúü',
    'àèéìíîòóù',
    'àçèéïíòóúü',
    'áéëïíóöúü',
    'åäöéü',
    'æøåéöä',
  ],
  ...['áéíóúýþæöð', 'ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'ăâîșțşţ', 'čćđšž', 'çğıi̇öşüâîû'],
  ...['ąčęėįšųūž', 'āčēģīķļņšūž', 'äõöüšž', 'ċġħż', 'âêîôûŵŷ'],
].map(withCapitals);
const CYRILLIC = [
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
  'абвгдђежзијклљмнњопрстћуфхцчџш',
  'абвгдѓежзѕијклљмнњопрстќуфхцчџш',
  'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
].map(withCapitals);
/** The letters of all Western European names in an English list. */
const WESTERN = withCapitals('àáâãäåæçèéêëìíîïñòóôõöøùúûüÿßœ');
/** Less likely than one language, and more likely than none. */
const OF_SEVERAL = 0.15;

const BEYOND_ASCII = /(?![A-Za-z])[\p{Script=Latin}\p{Script=Cyrillic}]/gu;

/** The share of words with Latin or Cyrillic letters that the most likely language does not write. */
function strangeness(words: string[]): number {
  const wordsLetters = words.map((word) => word.match(BEYOND_ASCII) ?? []).filter((letters) => letters.length > 0);
  if (wordsLetters.length === 0) return 0;
  const shareOf = (alphabet: Set<string>) =>
    wordsLetters.filter((letters) => letters.every((letter) => alphabet.has(letter))).length / wordsLetters.length;
  return 1 - Math.max(...[...ALPHABETS, ...CYRILLIC].map(shareOf), shareOf(WESTERN) - OF_SEVERAL);
}

function withCapitals(letters: string): Set<string> {
  return new Set(letters + letters.toUpperCase());
}
