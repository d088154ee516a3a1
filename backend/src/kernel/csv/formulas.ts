/**
 * Where some reader may begin a cell: at the start, after a line break (for readers that take lines for rows), and
 * after the separators of various countries.
 */
const BEGIN = String.raw`(?<=^|[\t\n\v\f\r\x85\u2028\u2029,;\|])`;

/** What spreadsheets skip before they check for a formula: blanks, quotes and invisible characters. */
const PASSED_OVER = String.raw`[[\p{Zs}\p{Cc}\p{Cf}"]--[\t\n\v\f\r\x85]]*`;

/** Signs that begin a formula, in all their widths, and the two that cut a cell before one. */
const FORMULA = String.raw`[=+\-@\t\r\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]`;

/** The guards in front: somebody may have typed one. */
const GUARDS = "'*";

const FORMULAS = new RegExp(`${BEGIN}(?=${PASSED_OVER}${FORMULA})`, 'gv');
const GUARDABLE = new RegExp(`${BEGIN}(?=${GUARDS}${PASSED_OVER}${FORMULA})`, 'gv');
const GUARD = new RegExp(`${BEGIN}'(?=${GUARDS}${PASSED_OVER}${FORMULA})`, 'gv');

/**
 * Keeps a spreadsheet from calculating a value: after an apostrophe `=HYPERLINK(…)` is text. A value that looks guarded
 * gets another one, so that every value comes back as it was.
 */
export function withFormulasGuarded(value: string): string {
  return value.replace(GUARDABLE, "'");
}

/** The same for a cell of another file, whose guards stay as they are: it means what it meant there. */
export function withFormulasGuardedOnce(cell: string): string {
  return cell.replace(FORMULAS, "'");
}

/** The value of a cell that was guarded, by us or by a spreadsheet. */
export function withoutFormulaGuards(cell: string): string {
  return cell.replace(GUARD, '');
}
