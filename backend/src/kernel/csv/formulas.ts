/**
 * Where some reader may begin a cell: at the start, after a line break (for readers that take lines for rows), and
 * after the separators of various countries.
 */
const BEGIN = String.raw`(?<=^|[\t\n\v\f\r\x85\u2028\u2029,;\|])`;

/** What spreadsheets skip before they check for a formula: blanks, quotes and invisible characters. */
const PASSED_OVER = String.raw`[[\p{Zs}\p{Cc}\p{Cf}"]--[\t\n\v\f\r\x85]]*`;

/** Signs that begin a formula, in all their widths, and the two that cut a cell before one. */
const FORMULA = String.raw`[=+\-@\t\r\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]`;

const UNGUARDED = new RegExp(`${BEGIN}(?=${PASSED_OVER}${FORMULA})`, 'gv');
const GUARD = new RegExp(`${BEGIN}'(?=${PASSED_OVER}${FORMULA})`, 'gv');

/** Keeps a spreadsheet from calculating what came out of somebody's file: after an apostrophe `=HYPERLINK(…)` is text. */
export function withFormulasGuarded(cell: string): string {
  return cell.replace(UNGUARDED, "'");
}

/** The cell as it was before it was guarded, by us or by a spreadsheet. */
export function withoutFormulaGuards(cell: string): string {
  return cell.replace(GUARD, '');
}
