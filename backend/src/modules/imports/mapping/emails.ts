const ADDRESS = /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/;

/** The addresses of a cell, in lower case: `a@example.com; Bo <b@example.com>`. `wrong` are the parts that are none. */
export function parseEmails(cell: string): { emails: string[]; wrong: string[] } {
  const parts = cell
    .split(/\s*(?:[;,\n]|:::)\s*/)
    .map((part) =>
      (/<([^>]*)>/.exec(part)?.[1] ?? part)
        .replace(/^mailto:/i, '')
        .trim()
        .toLowerCase(),
    )
    .filter((part) => part !== '');
  const isAddress = (part: string) => part.length <= 254 && ADDRESS.test(part);
  return { emails: parts.filter(isAddress), wrong: parts.filter((part) => !isAddress(part)) };
}
