import { isEmailAddress } from '../../kernel/email/index.js';

/** The addresses of a cell, in lower case: `a@example.com; Bo <b@example.com>`. `wrong` are the parts that are none. */
export function parseEmails(cell: string): { emails: string[]; wrong: string[] } {
  const parts = cell
    .split(/[;,\n]|:::/)
    .map((part) =>
      bracketed(part)
        .trim()
        .replace(/^mailto:/i, '')
        .trim()
        .toLowerCase(),
    )
    .filter((part) => part !== '');
  return { emails: parts.filter(isEmailAddress), wrong: parts.filter((part) => !isEmailAddress(part)) };
}

/** What stands in the first angle brackets, or all of it. */
function bracketed(part: string): string {
  const start = part.indexOf('<');
  const end = part.indexOf('>', start);
  return start >= 0 && end >= 0 ? part.slice(start + 1, end) : part;
}
