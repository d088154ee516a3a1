import { isNobodysName, looksLikeOrganization } from './organizations.js';

export interface PersonName {
  firstName: string | null;
  lastName: string | null;
}

interface SplitName extends PersonName {
  /** The last name stood first: "Lee, Ann". */
  swapped: boolean;
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv|v|md|do|dds|dmd|dvm|phd|edd|jd|esq|cpa|rn|pe|ret)\.?$/i;
const PARTICLE = /^(?:van|von|de|der|den|del|della|di|da|dos|la|le|al|el|bin|ten|ter|zu|mac|st\.?)$/i;
const MOST_WORDS = 4;
const NOBODY = { firstName: null, lastName: null, swapped: false };

/**
 * "Ana de la Cruz", "O'Brien, Sean", "John & Mary Smith": what is the first name and what the last. An organization has
 * neither; a comma that could mean anything else leaves the name as it is.
 */
export function splitFullName(fullName: string): SplitName {
  if (looksLikeOrganization(fullName)) return NOBODY;
  const [name = '', ...rest] = fullName.split(',').map((part) => part.trim());
  const suffixes = rest.filter(isSuffix);
  const [other, ...more] = rest.filter((part) => part && !isSuffix(part));
  if (other === undefined) return { ...splitWords(name, suffixes), swapped: false };
  if (more.length > 0 || isAbbreviation(name, other) || !isLastFirst(name, other))
    return { ...NOBODY, firstName: fullName };
  return { firstName: other, lastName: [name, ...suffixes].join(' ') || null, swapped: name !== '' };
}

const isSuffix = (part: string) => SUFFIX.test(part.replace(/\./g, ''));

/** "Garden State, NJ": capitals behind a name that has small letters are no given name. */
const isAbbreviation = (last: string, first: string) => /\p{Ll}/u.test(last) && /^\p{Lu}{2,6}$/u.test(first);

const isLastFirst = (last: string, first: string) =>
  ![`${last}, ${first}`, last, first].some(isNobodysName) &&
  [last, first].every((part) => part.split(/\s+/).length <= MOST_WORDS);

function splitWords(name: string, suffixes: string[]): PersonName {
  const words = name.split(/\s+/).filter(Boolean);
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? words.pop() : undefined;
  if (words.length < 2) return { firstName: [...words, ...suffixes].join(', ') || null, lastName: null };
  let start = words.length - 1;
  while (start > 1 && PARTICLE.test(words[start - 1] ?? '')) start -= 1;
  const lastName = [...words.slice(start), ...(suffix ? [suffix] : [])].join(' ');
  return { firstName: words.slice(0, start).join(' '), lastName: [lastName, ...suffixes].join(', ') };
}

/** What of a full name stands beside one of its parts: "Zoé Lévêque" beside "Zoé", or "Lévêque" alone, is Lévêque. */
export function otherPart(fullName: string, part: string): string {
  const [full, known] = [wordsOf(fullName), wordsOf(part)];
  const at = full.findIndex((_, index) => known.every((word, offset) => same(full[index + offset], word)));
  if (at < 0) return fullName;
  return [...full.slice(0, at), ...full.slice(at + known.length)].join(' ');
}

/** Whether a name is how a person is called in full: "Dr. Ida Kay" for Ida Kay. */
export function isCalledSo(name: string, { firstName, lastName }: PersonName): boolean {
  const words = wordsOf(name);
  const own = wordsOf(`${firstName ?? ''} ${lastName ?? ''}`);
  return own.length > 0 && own.every((word) => words.some((one) => same(one, word)));
}

const wordsOf = (text: string) => text.split(/[\s,]+/).filter(Boolean);
const same = (one: string | undefined, other: string) => one?.toLowerCase() === other.toLowerCase();

export function joinName({ firstName, lastName }: PersonName): string {
  return [firstName, lastName].filter(Boolean).join(' ');
}
