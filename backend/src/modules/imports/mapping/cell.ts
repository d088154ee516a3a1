/** Words by which spreadsheets and people say that there is nothing. */
const NOTHING = /^(n\/?a|#n\/a|null|none|undefined|-+|–|—|\.)$/i;

/** The value of a cell without what spreadsheets and copying leave around it. */
export function cleanCell(cell: string): string {
  const text = cell
    .normalize('NFC')
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .replace(/\r\n?/g, '\n')
    // A spreadsheet's apostrophe, which keeps "+1 555" or "=A1" from being calculated.
    .replace(/^'(?=[=+\-@])/, '')
    .trim();
  return NOTHING.test(text) ? '' : text;
}

/** A character that was lost before the file came to us, or one that no text has. */
export function hasUnreadableCharacter(cell: string): boolean {
  return cell.includes('\uFFFD') || /(?![\t\n\r])\p{Cc}/u.test(cell);
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
