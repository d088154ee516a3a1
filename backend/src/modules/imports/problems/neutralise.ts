/** Keeps a spreadsheet from calculating what came out of somebody's file: `=HYPERLINK(…)` is text here. */
export function neutralise(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
