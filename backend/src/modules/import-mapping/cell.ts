import { withoutFormulaGuards } from '../../kernel/csv/index.js';
import type { TargetField } from './target-field.js';

/** Signs that spreadsheets and people use for "nothing"; no person and no place is called so. */
const NO_VALUE = /^(?:#?n\/a|n\.\s?a\.|[-–—.?_*"'/]{1,9}|[([](?:blank|none|empty|null|leer|vide|vacío)[)\]])$/i;
/** The result of a formula that failed. */
const FORMULA_ERROR = /^#(?:REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

const PERSON: readonly TargetField[] = ['first_name', 'middle_name', 'last_name'];
const PLACE: readonly TargetField[] = ['billing', 'property', 'other'].flatMap((group) =>
  (['city', 'region', 'country'] as const).map((part) => `${group as 'billing'}_${part}` as const),
);
const CITIES = PLACE.filter((target) => target.endsWith('_city'));

/** Words for "nothing", except in columns where they may be names: Na, None, Null; Namibia, Naples. */
const WORDS: ReadonlyArray<readonly [word: RegExp, names: readonly TargetField[]]> = [
  [/^(?:null|undefined)$/i, PERSON],
  [/^none$/i, [...PERSON, ...CITIES]],
  [/^na$/i, [...PERSON, 'full_name', 'display_name', ...PLACE]],
];

/** More accents on one letter than any language has; normalizing them takes the square of their number. */
const STACKED_MARKS = /\p{M}{31}/u;

/** What web pages and telephones leave in a text: hyphens and blanks without width, and marks of direction around it. */
const UNSEEN =
  /[\u00AD\u200B\u2060\uFEFF]|^[\s\u200E\u200F\u202A-\u202E\u2066-\u2069]{1,9}|[\s\u200E\u200F\u202A-\u202E\u2066-\u2069]{1,9}$/g;

/** The value of a cell without the residue of spreadsheets and copying; '' where it stands for "nothing". */
export function cleanCell(cell: string, target: TargetField | null = null): string {
  const text = withoutFormulaGuards(STACKED_MARKS.test(cell) ? cell : cell.normalize('NFC'))
    .replace(UNSEEN, '')
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .replace(/\r\n?|<br ?\/?>/gi, '\n')
    .trim();
  return saysNothing(text, target) ? '' : text;
}

/** The value of a cell of a file written by us: unchanged, except for the guards against formulas. */
export const exactCell = (cell: string): string => withoutFormulaGuards(cell).replace(/\r\n?/g, '\n');

function saysNothing(text: string, target: TargetField | null): boolean {
  if (NO_VALUE.test(text)) return true;
  return WORDS.some(([word, names]) => word.test(text) && !(target && names.includes(target)));
}

/** Every part of a name is a word for "nothing": an export that writes out its nulls. */
export const areNulls = (names: string[]): boolean =>
  names.length > 1 && names.every((name) => /^(?:null|undefined|none)$/i.test(name));

/** A character that was lost before the file reached us, or one that occurs in no text. */
export function hasUnreadableCharacter(cell: string): boolean {
  return cell.includes('\uFFFD') || STACKED_MARKS.test(cell) || /(?![\t\n\r])\p{Cc}/u.test(cell);
}

export const isFormulaError = (cell: string): boolean => FORMULA_ERROR.test(cell);

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
