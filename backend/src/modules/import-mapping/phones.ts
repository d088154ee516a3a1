import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js';
import { phoneKey, readPhoneNumber } from '../phone-numbers/index.js';
import type { DraftPhone, PhoneLabel } from './row-draft.js';

/** Separates two numbers; never the start of an extension or of a parameter of a `tel:` address. */
const SEPARATOR =
  /;(?!\s*(?:ext|isub|phone-context)\b)|,(?!,|\s*(?:ext|x|#)|\s*\d{1,6}(?:#|\s|$))|[\n\t|、，；،]|\\n|:::|\s(?:\/|&|\+|or|and|oder|und|ou|et|o|y|e|i|och|og|en|ve)\s/i;
/** "Phone:(555) 555-0123 Mobile:555…", as in QuickBooks reports. */
const LABEL = /\b(phone|mobile|cell|main|home|work|office|other|fax|pager|[hwcmo])\s*:/gi;
/** 9375550161 with a spreadsheet's thousands separators. */
const THOUSANDS = /^\d{1,3}(?:,\d{3}){2,4}$/;
/** Words for kinds of phones in the languages of columns, without accents. */
const KINDS = [
  [
    'mobile',
    /mobil|cell|text message|handy|movil|portable|celular|telemovel|komork|matkapuh|mobiel|\bcep\b|κινητο|携帯|手机|手機|휴대|נייד|جوال|محمول|^[cm]$/i,
  ],
  ['home', /home|privat|casa|domicile|thuis|домашн|自宅|집|^h$/i],
  [
    'work',
    /work|office|business|company|buro|beruf|geschaft|trabajo|oficina|bureau|travail|zakelijk|lavoro|ufficio|trabalho|sluzbow|рабоч|会社|公司|회사|^[wo]$/i,
  ],
] as const;
const NO_TELEPHONE = /^(?:fax|pager)\b|[\s(-](?:fax|pager)\)?$/i;
/** "(cell) 937…", "H 937…", "937… - work". */
const KIND_BESIDE = new RegExp(
  '^\\(?(KIND)\\)?[.\\s]{0,3}(?=[\\d(+])|[\\s(-](KIND)\\)?$'.replaceAll(
    'KIND',
    'mobile|mobil|cell|cellular|handy|home|work|office|business|[hcmwo]',
  ),
  'i',
);
/** "Phone 1 - Value" has its kind beside it, in "Phone 1 - Type" or, in newer files, "Phone 1 - Label". */
const VALUE_COLUMN = /^(.*)\bvalue$/i;
const KIND_COLUMN = /^(.*)\b(?:type|label)$/i;
const FEWEST_DIGITS = 7;
const TWO_NUMBERS = 9;
const MOST_DIGITS = 17;
const LONGEST = 50;

/** Excel turned the number into 5.55556E+09: its last digits are lost. */
export const isRoundedNumber = (cell: string): boolean => /^\d([.,]\d+)?E\+?\d+$/i.test(cell);

interface ReadPhones {
  phones: DraftPhone[];
  /** Parts that cannot be a telephone number. */
  wrong: string[];
  /** Parts that are labeled as not callable: fax numbers and pagers. */
  silent: string[];
}

/** The phones of a cell, each with the label before it, or otherwise `label`. */
export function parsePhones(cell: string, country: string, label: PhoneLabel): ReadPhones {
  const parts = (THOUSANDS.test(cell) ? cell.replaceAll(',', '') : cell)
    .replace(LABEL, (_, word: string) => `\n${word}:`)
    .split(SEPARATOR)
    .flatMap((part) => apart(part, country))
    .map((part) => labelled(part, label))
    .filter(({ raw }) => raw !== '');
  const silent = parts.filter(({ raw, word }) => NO_TELEPHONE.test(word || raw));
  const read = parts
    .filter((part) => !silent.includes(part))
    .map((part) => ({ ...part, phone: phoneOf(part, country) }));
  return {
    phones: read.flatMap(({ phone }) => phone ?? []),
    wrong: read.filter(({ phone }) => !phone).map(({ raw }) => raw),
    silent: silent.map(({ raw }) => raw),
  };
}

/**
 * Two whole numbers with nothing but a blank or a stroke between them: no number is as long. Words stay with the number that
 * follows where one stands before the first, else with the number before.
 */
function apart(part: string, country: string): string[] {
  if (part.replace(/\D/g, '').length < 2 * TWO_NUMBERS) return [part];
  const found = findPhoneNumbersInText(part, isSupportedCountry(country) ? { defaultCountry: country } : {});
  if (found.length < 2) return [part];
  const isBefore = /\p{L}/u.test(part.slice(0, found[0]?.startsAt));
  const borders = found.slice(1).map(({ startsAt }, index) => (isBefore ? (found[index]?.endsAt ?? 0) : startsAt));
  return [0, ...borders].map((start, index) =>
    part.slice(start, borders[index]).replace(/^[\s/–-]{1,5}|[\s/–-]{1,5}$/g, ''),
  );
}

/** The kind of phone in a column, by the column's name. */
export function phoneLabelOf(column: string): PhoneLabel {
  // NFKD splits Korean syllables into letters, too: they are put together again.
  const plain = column.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC');
  const [label] = KINDS.find(([, words]) => words.test(plain)) ?? ['other' as const];
  return label;
}

/** The column with the kind of the phones in `column`; -1 when the file has none. */
export function kindColumnOf(columns: readonly string[], column: number): number {
  const stem = VALUE_COLUMN.exec(columns[column] ?? '')?.[1];
  return stem === undefined ? -1 : (kindColumns(columns).get(stem) ?? -1);
}

/** Columns are the same for every row of a file, and there may be hundreds. */
const knownKindColumns = new WeakMap<readonly string[], Map<string, number>>();

function kindColumns(columns: readonly string[]): Map<string, number> {
  const known = knownKindColumns.get(columns);
  if (known) return known;
  const found = new Map<string, number>();
  columns.forEach((name, index) => {
    const stem = KIND_COLUMN.exec(name)?.[1];
    if (stem !== undefined && !found.has(stem)) found.set(stem, index);
  });
  knownKindColumns.set(columns, found);
  return found;
}

/** Keys for comparing the phones of two rows: one for each number that identifies somebody. */
export function phoneKeysOf(phones: DraftPhone[]): string[] {
  return phones.flatMap(({ raw, e164 }) => phoneKey({ e164, digits: readPhoneNumber(raw, '').digits }) ?? []);
}

/** Each number once, but with all of its extensions. */
export const distinctPhones = (phones: DraftPhone[]): DraftPhone[] => [
  ...new Map(
    phones.map((phone) => [`${phone.e164 ?? phone.raw} ${readPhoneNumber(phone.raw, '').extension ?? ''}`, phone]),
  ).values(),
];

function labelled(part: string, fallback: PhoneLabel): { raw: string; word: string; label: PhoneLabel } {
  const [, word = '', number = ''] = /^(?:(?!tel:|sms:|callto:|https:)([a-z]+):)?(.*)$/i.exec(part.trim()) ?? [];
  const [, before, behind] = KIND_BESIDE.exec(number.trim()) ?? [];
  const label = phoneLabelOf(word || before || behind || '');
  return { raw: number.trim().replace(/\.0$/, ''), word, label: label === 'other' ? fallback : label };
}

function phoneOf({ raw, label }: { raw: string; label: PhoneLabel }, country: string): DraftPhone | null {
  const { written, e164, digits } = readPhoneNumber(raw, country);
  const isNumber = e164 !== null || (digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS);
  return isNumber && written.length <= LONGEST ? { raw: written, e164, label } : null;
}
