/** Stands for a character that no font has, so that people see that something is missing. */
export const BOX = '□';

/**
 * Text as it can be set: letters composed with their accents, as fonts have them, one kind of line feed, and a space
 * for every other control character. Lone surrogates are no characters.
 */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .toWellFormed()
    // What stood for a character that was lost before would be a question mark again.
    .replaceAll('\uFFFD', BOX);
