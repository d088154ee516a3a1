import { isEmailAddress } from '../../kernel/email/index.js';

/** The addresses of a cell, in lower case: `a@example.com; Bo <b@example.com>`. `wrong` are the invalid parts. */
export function parseEmails(cell: string): { emails: string[]; wrong: string[] } {
  const parts = cell
    .split(SEPARATOR)
    .flatMap(apart)
    .flatMap(unjoined)
    .map((part) =>
      bracketed(part)
        .trim()
        .replace(/^mailto:/i, '')
        .trim()
        .toLowerCase(),
    )
    .filter((part) => part !== '' && !LABEL.test(part));
  return { emails: parts.filter(isEmailAddress), wrong: parts.filter((part) => !isEmailAddress(part)) };
}

/** Separates two addresses, in every script. */
const SEPARATOR = /[;,\n\t|、，；،]|:::|\\n|\s(?:\/|&|\+|and|or|und|oder|et|ou|y|o|e|i|och|og|en|ve)\s/i;
/** "Home:", "(work)": labels of an address. */
const LABEL =
  /^\(?(?:e-?mail|home|work|office|business|personal|private|privat|other|main|primary|billing|h|w|o|p)\d?\)?:?$/i;

/** "home: a@example.com", "a@example.com (work)", "a@example.com b@example.com": words and addresses side by side. */
function apart(part: string): string[] {
  if (part.includes('<')) return [part];
  const words = part.replace(/^\s*([\p{L}-]+):(?=[^\s@]+@)/u, '$1: ').split(/\s+/);
  return words.filter(isAddress).length > 0 ? grouped(words) : [part];
}

/** "a@example.com/b@example.com": signs that an address may have, too. */
function unjoined(part: string): string[] {
  if (isAddress(part)) return [part];
  const found = ['/', '&', '+'].map((sign) => part.split(sign).map((piece) => piece.trim()));
  return found.find((pieces) => pieces.length > 1 && pieces.every(isAddress)) ?? [part];
}

const isAddress = (word: string) => isEmailAddress(word.replace(/^mailto:/i, '').toLowerCase());

/** Each address by itself, the words in between together. */
function grouped(words: string[]): string[] {
  const groups: Array<{ words: string[]; isAddress: boolean }> = [];
  for (const word of words) {
    const last = groups.at(-1);
    const own = isAddress(word);
    if (last && !own && !last.isAddress) last.words.push(word);
    else groups.push({ words: [word], isAddress: own });
  }
  return groups.map((group) => group.words.join(' '));
}

/** The content of the first angle brackets, or everything. */
function bracketed(part: string): string {
  const start = part.indexOf('<');
  const end = part.indexOf('>', start);
  return start >= 0 && end >= 0 ? part.slice(start + 1, end) : part;
}

/**
 * Words for "none", by language: English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian, Polish,
 * Czech, Turkish.
 */
const NONE_HERE =
  /^(?:(?:client|customer|he|she|they)?(?:has|have)?no(?:valid)?e?mail(?:address)?(?:provided|given|onfile|available|yet)?|(?:does|do)(?:nt|not)(?:have|use)(?:one|e?mail|it|any)?|noaddress|nope|notgiven|tbd|tba|keine?|keine?e?mail|ohnee?mail|nichtvorhanden|unbekannt|aucune?|pasde?mail|pasdadressee?mail|sanse?mail|inconnue?|ningun[oa]|notiene|sine?mail|sincorreo|nohay|desconocido|nenhum|naotem|seme?mail|nessun[oa]?|nonha|senzae?mail|geen|geene?mail|onbekend|ingen|ingene?post|saknas|brak|niema|nemam?|neni|yok|change|update|placeholder|qwert[yz]|abcd|first(?:name)?last(?:name)?|(?:your|my|user)?name|your|youre?mail|user|username|someone|somebody|johndoe|janedoe)\d*$/;
/** "me@me.com", "z@z.com": a short address at a domain of the same name. */
const REPEATED = /^([a-z\d]{1,2}|customer|client)@\1\./;

const NOBODY =
  /^(?:none|no|na|null|nil|nobody|noone|nomail|noemail|noreply|donot(?:reply|e?mail|contact)|dont(?:reply|e?mail|contact)|unknown|undefined|test|tests|testing|tester|fake|dummy|sample|temp|example|invalid|missing|notprovided|notavailable|declined|refused|blank|empty|x+|aaa+|asdf|abc|123|email)\d*$/;
const NOWHERE =
  /^(?:none|na|no|noemail|nomail|noreply|fake|test|invalid|unknown|null|x+|aaa+|asdf|abc|keine|ningun[oa]|aucun|brak|geen|nessuno|(?:your|my)?(?:domain|company)|nowhere|declined)\./;

/** Whether an address is only typed to fill a field and identifies nobody. */
export function isPlaceholderEmail(email: string): boolean {
  const at = email.lastIndexOf('@');
  const plain = email.slice(0, at).replace(/[._/-]/g, '');
  return (
    NOBODY.test(plain) ||
    NONE_HERE.test(plain) ||
    REPEATED.test(email) ||
    NOWHERE.test(email.slice(at + 1)) ||
    email.endsWith('.invalid')
  );
}
