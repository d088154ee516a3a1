import { isEmailAddress } from '../../kernel/email/index.js';

/** The addresses of a cell, in lower case: `a@example.com; Bo <b@example.com>`. `wrong` are the parts that are none. */
export function parseEmails(cell: string): { emails: string[]; wrong: string[] } {
  const parts = cell
    .split(/[;,\n|]|:::/)
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

const NOBODY =
  /^(?:none|no|null|nil|nobody|noone|nomail|noemail|noreply|donotreply|unknown|undefined|test|tests|testing|tester|fake|dummy|sample|temp|example|invalid|missing|notprovided|notavailable|declined|refused|blank|empty|x+|aaa+|asdf|abc|123|email)\d*$/;
const NOWHERE = /^(?:none|na|no|noemail|nomail|noreply|fake|test|invalid|unknown|null|x+|aaa+|asdf|abc)\./;

/** Whether an address is what people type to fill a field: it tells nobody from others. */
export function isPlaceholderEmail(email: string): boolean {
  const at = email.lastIndexOf('@');
  const plain = email.slice(0, at).replace(/[._/-]/g, '');
  return NOBODY.test(plain) || NOWHERE.test(email.slice(at + 1)) || email.endsWith('.invalid');
}
