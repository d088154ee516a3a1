/** The sign for a character that was lost; rows that have it are reported. */
const LOST = '\uFFFD';

/**
 * A text without what neither JSON nor PostgreSQL can carry: NUL, and halves of surrogate pairs from damaged UTF-16.
 * They become the sign for a lost character, so that nothing is dropped in silence.
 */
export function readableText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', LOST).toWellFormed() : text.toWellFormed();
}
