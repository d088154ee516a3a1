const WRITTEN_FROM_THE_RIGHT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Digits in groups, as people write telephone numbers, with a plus, parentheses and an extension. */
const GROUPED = /(?:\+\s?)?[(\p{Nd}](?:[\s()./\-\u2010-\u2013]{0,3}\p{Nd}){6,40}(?:\s?(?:x|ext\.?)\s?\p{Nd}{1,6})?/u;
/** "4-B", "12/A": the number of a house or a unit. */
const LETTERED = /(?<![\p{L}\p{Nd}])\p{Nd}{1,6}[./\-\u2010-\u2013]?[A-Za-z][A-Za-z\p{Nd}\-]{0,20}/u;
const NUMBERS = new RegExp(`${GROUPED.source}|${LETTERED.source}`, 'gu');
const MOST_DIGITS = 15;

/** Isolates, and within it every sign goes from left to right. */
const isolated = (number: string) => `\u2066\u202D${number}\u202C\u2069`;

/**
 * Between Arabic or Hebrew words the groups of a number would stand in reversed order, as in "0161-555-937 1+". Several
 * numbers side by side are isolated each.
 */
export function withNumbersInOrder(text: string): string {
  if (!WRITTEN_FROM_THE_RIGHT.test(text)) return text;
  return text.replace(NUMBERS, (found) =>
    found.replace(/\P{Nd}/gu, '').length > MOST_DIGITS ? found.replace(/\S{7,}/gu, isolated) : isolated(found),
  );
}
