import { withoutFormulaGuards } from '../../kernel/csv/index.js';
import type { TargetField } from './target-field.js';

/** Signs by which spreadsheets and people say that there is nothing; nobody and no place is called so. */
const NO_VALUE = /^(?:#?n\/a|n\.\s?a\.|[-–—.?_*"'/]{1,9}|[([](?:blank|none|empty|null|leer|vide|vacío)[)\]])$/i;
/** What a formula left that went wrong. */
const FORMULA_ERROR = /^#(?:REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

const PERSON: readonly TargetField[] = ['first_name', 'middle_name', 'last_name'];
const PLACE: readonly TargetField[] = ['billing', 'property', 'other'].flatMap((group) =>
  (['city', 'region', 'country'] as const).map((part) => `${group as 'billing'}_${part}` as const),
);
const CITIES = PLACE.filter((target) => target.endsWith('_city'));

/** Words that mean nothing, but for the columns where somebody or something is called so: Na, None, Null; Namibia, Naples. */
const WORDS: ReadonlyArray<readonly [word: RegExp, names: readonly TargetField[]]> = [
  [/^(?:null|undefined)$/i, PERSON],
  [/^none$/i, [...PERSON, ...CITIES]],
  [/^na$/i, [...PERSON, 'full_name', 'display_name', ...PLACE]],
];

/** As many accents on one letter as no language has; to bring them into order takes the square of their number. */
const STACKED_MARKS = /\p{M}{31}/u;

/** The value of a cell without what spreadsheets and copying leave around it; '' where it says that there is none. */
export function cleanCell(cell: string, target: TargetField | null = null): string {
  const text = withoutFormulaGuards(STACKED_MARKS.test(cell) ? cell : cell.normalize('NFC'))
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .replace(/\r\n?|<br ?\/?>/gi, '\n')
    .trim();
  return saysNothing(text, target) ? '' : text;
}

/** The value of a cell of a file that was written by us: as it is, without what guards formulas. */
export const exactCell = (cell: string): string => withoutFormulaGuards(cell).replace(/\r\n?/g, '\n');

function saysNothing(text: string, target: TargetField | null): boolean {
  if (NO_VALUE.test(text)) return true;
  return WORDS.some(([word, names]) => word.test(text) && !(target && names.includes(target)));
}

/** Every part of a name says that there is none: an export that writes its nulls out. */
export const areNulls = (names: string[]): boolean =>
  names.length > 1 && names.every((name) => /^(?:null|undefined|none)$/i.test(name));

/** A character that was lost before the file came to us, or one that no text has. */
export function hasUnreadableCharacter(cell: string): boolean {
  return cell.includes('\uFFFD') || STACKED_MARKS.test(cell) || /(?![\t\n\r])\p{Cc}/u.test(cell);
}

export const isFormulaError = (cell: string): boolean => FORMULA_ERROR.test(cell);

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
