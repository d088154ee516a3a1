const ADDRESS = /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/;

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
  const isAddress = (part: string) => part.length <= 254 && ADDRESS.test(part);
  return { emails: parts.filter(isAddress), wrong: parts.filter((part) => !isAddress(part)) };
}

/** What stands in the first angle brackets, or all of it. */
function bracketed(part: string): string {
  const start = part.indexOf('<');
  const end = part.indexOf('>', start);
  return start >= 0 && end >= 0 ? part.slice(start + 1, end) : part;
}
