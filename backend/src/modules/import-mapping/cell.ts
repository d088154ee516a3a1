import { withoutFormulaGuards } from '../../kernel/csv/index.js';

/** Words by which spreadsheets and people say that there is nothing. */
const NOTHING = /^(n\/?a|#n\/a|null|none|undefined|-+|–|—|\.)$/i;

/** As many accents on one letter as no language has; to bring them into order takes the square of their number. */
const STACKED_MARKS = /\p{M}{31}/u;

/** The value of a cell without what spreadsheets and copying leave around it. */
export function cleanCell(cell: string): string {
  const text = withoutFormulaGuards(STACKED_MARKS.test(cell) ? cell : cell.normalize('NFC'))
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim();
  return NOTHING.test(text) ? '' : text;
}

/** A character that was lost before the file came to us, or one that no text has. */
export function hasUnreadableCharacter(cell: string): boolean {
  return cell.includes('\uFFFD') || STACKED_MARKS.test(cell) || /(?![\t\n\r])\p{Cc}/u.test(cell);
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
