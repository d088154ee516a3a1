import { oneLine } from './cell.js';
import {
  beginsWithFirstName,
  isKindOfOrganization,
  isNobodysName,
  looksLikeOrganization,
} from '../organization-names/index.js';

export interface PersonName {
  firstName: string | null;
  lastName: string | null;
}

interface SplitName extends PersonName {
  /** A guess put the last name behind the first one: "Lee, Ann", "Иванов Иван Петрович". */
  swapped: boolean;
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv|v|md|do|dds|dmd|dvm|phd|edd|jd|esq|cpa|rn|pe|ret)\.?$/i;
const PARTICLE =
  /^(?:van|von|de|der|den|del|della|di|da|dos|dal|dalla|delle|degli|dei|la|le|al|el|bin|bint|ibn|abu|ap|ferch|ten|ter|zu|zum|zur|vom|mac|st\.?)$/i;
const MOST_WORDS = 4;
const NOBODY = { firstName: null, lastName: null, swapped: false };
const HOUSEHOLD =
  /\s(?:family|residence|household)$|^(?:familie|famille|familia|família|famiglia|rodzina|rodina|haushalt)\s/i;
/** Several people with their whole names. */
const SEVERAL = /[;|\n]|\s\/\s/;
/** "E" and "Y" are initials. */
const AND = /^(?:[&+]|[Aa]nd|AND|und|et|y|e|og|och)$/;
const TITLE = /^(?:(?:mrs?|ms|dr|prof)\.?|(?:ing|mgr|bc|inż|id|ifj|rev)\.|herr|frau)$/i;
/** Scripts of those who put the family name first. */
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}々\s]+$/u;
/** A name after the father, which follows the given one. */
const PATRONYMIC = /(?:[оеёьї]вич|[оеёї]вна|ична|[іьй]вна)$/iu;
const FAMILY_FIRST_COLUMNS = new RegExp(
  [
    'nazwiskoiimię|(last|family|sur)name(and)?firstname|lastfirst|(nach|familien)name(und)?vorname|фио|піб|фамилияимя\\p{L}*',
    'cognome(e)?nome|apellidos(y)?nombres?|nom(et)?prénoms?|příjmení(a)?jméno|priezvisko(a)?meno|név|teljesnév|họ(và)?tên',
  ]
    .map((words) => `^(?:${words})$`)
    .join('|')
    .normalize('NFKD')
    .replace(/\p{M}/gu, ''),
  'u',
);

/** Whether a column is called so that the family name stands first in it: "Nazwisko i imię", "Név". */
export const isFamilyFirst = (column: string): boolean =>
  FAMILY_FIRST_COLUMNS.test(
    column
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}]/gu, ''),
  );

/**
 * "Ana de la Cruz", "O'Brien, Sean", "John & Mary Smith": what is the first name and what the last. An organization and a
 * household have neither; a comma that could mean anything else, and several people, leave the name as it is.
 */
export function splitFullName(fullName: string, familyFirst = false): SplitName {
  if (looksLikeOrganization(fullName) || HOUSEHOLD.test(fullName)) return NOBODY;
  if (hasSeveralPeople(fullName, familyFirst)) return { ...NOBODY, firstName: fullName };
  const [name = '', ...rest] = fullName.split(',').map((part) => part.trim());
  const suffixes = rest.filter(isSuffix);
  const [other, ...more] = rest.filter((part) => part && !isSuffix(part));
  if (other === undefined) {
    const swapped = !familyFirst && endsInPatronymic(name.split(/\s+/));
    return { ...splitWords(name, suffixes, familyFirst || swapped), swapped };
  }
  if (more.length > 0 || !isLastFirst(name, other)) return { ...NOBODY, firstName: fullName };
  return { firstName: other, lastName: [name, ...suffixes].join(' ') || null, swapped: name !== '' };
}

const isSuffix = (part: string) => SUFFIX.test(part.replace(/\./g, ''));

/** "Иванов Иван Петрович": of three words the last alone, which some families are called by, too. */
const endsInPatronymic = (words: string[]) =>
  words.length === 3 && PATRONYMIC.test(words[2] ?? '') && !PATRONYMIC.test(words[1] ?? '');

/** "Ann Lee & Bob Fay" and "Johnson & Johnson", but neither "Mary Ann & John Smith" nor "Nowak Jan & Anna". */
function hasSeveralPeople(name: string, familyFirst: boolean): boolean {
  const words = name.split(/\s+/);
  const and = words.findIndex((word) => AND.test(word));
  const areWhole = and > 1 && words.length > and + 2 && !beginsWithFirstName(words[and - 1] ?? '');
  const endsInOne = words.length === and + 2 && (and === 1 || (and > 1 && !familyFirst));
  return SEVERAL.test(name) || ((areWhole || endsInOne) && !name.includes(','));
}

/** What somebody is to the place, another name of a business, a part of a site: "Ann Fay, Trustee", "Fay, c/o Bob". */
const NO_GIVEN_NAME =
  /(?:^|\s)(?:att(?:n|ention)|c\/o|d\/?b\/?a|[af]\/?k\/?a|inh|owner|tenant|landlord|trustee|executor|manager|caretaker|agent|president|treasurer|realtor|broker|rental|deceased|phase|unit|lot|bldg|building|suite|ste|store|floor|apt|stadt|gemeinde|landkreis|ville(?=\s+d)|ciudad|comune|city|county|town)(?:[.:\s]|$)/i;
const LETTERS_AND_SIGNS = /^[\p{L}\p{M}.'’ʼ"“”()&+\s-]+$/u;

/**
 * Whether a comma stands between a family name and a given one. Wherever it may mean something else, such as in "Duke
 * Energy, Ohio" or "Ann Fay, Owner", the name stays as it is.
 */
function isLastFirst(last: string, first: string): boolean {
  if ([`${last}, ${first}`, last, first].some(isNobodysName) || [last, first].some(isKindOfOrganization)) return false;
  const family = familyWords(last);
  if (family.length > MOST_WORDS || family.some((word) => AND.test(word)) || !isGivenName(first, last)) return false;
  return family.length < 2 || (!beginsWithFirstName(family[0] ?? '') && isCertainlyGiven(first));
}

/** Without "van der" in front and "III" behind. */
function familyWords(last: string): string[] {
  const words = last.split(/\s+/).filter((word) => !SUFFIX.test(word));
  return words.slice(
    Math.max(
      0,
      words.findIndex((word) => !PARTICLE.test(word)),
    ),
  );
}

function isGivenName(first: string, last: string): boolean {
  const words = first.split(/\s+/);
  if (words.length > MOST_WORDS || !LETTERS_AND_SIGNS.test(first) || NO_GIVEN_NAME.test(first) || words.includes('-'))
    return false;
  // "Garden State, NJ" and "fay, ann": capitals tell something only where small letters stand beside them.
  const isMixed = /\p{Lu}/u.test(last) && /\p{Ll}/u.test(last);
  return !isMixed || words.every((word) => isCapitalized(word) || PARTICLE.test(word) || AND.test(word));
}

const isCapitalized = (word: string) =>
  !/^\p{Ll}/u.test(word.replace(/^\P{L}+/u, '')) && (SUFFIX.test(word) || !/^\p{Lu}{2,6}$/u.test(word));

const isCertainlyGiven = (first: string) =>
  beginsWithFirstName(first) || TITLE.test(first.split(/\s+/)[0] ?? '') || /^\p{Lu}\./u.test(first);

function splitWords(name: string, suffixes: string[], familyFirst: boolean): PersonName {
  const words = name.split(/\s+/).filter(Boolean);
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? words.pop() : undefined;
  if (words.length < 2 || isNobodysName(name)) {
    return { firstName: [words.join(' '), ...suffixes].filter(Boolean).join(', ') || null, lastName: null };
  }
  const { first, last } =
    (familyFirst && !AND.test(words[1] ?? '')) || EAST_ASIAN.test(name) ? lastFirst(words) : firstLast(words);
  const lastName = [...last, ...(suffix ? [suffix] : [])].join(' ');
  return { firstName: first.join(' '), lastName: [lastName, ...suffixes].join(', ') };
}

interface Words {
  first: string[];
  last: string[];
}

function firstLast(words: string[]): Words {
  let start = words.length - 1;
  while (start > 1 && PARTICLE.test(words[start - 1] ?? '')) start -= 1;
  return { first: words.slice(0, start), last: words.slice(start) };
}

/** "Dr. Kovács János": a title before the family name belongs to the first one. */
function lastFirst(all: string[]): Words {
  const titles = all.length > 2 && TITLE.test(all[0] ?? '') ? all.slice(0, 1) : [];
  const words = all.slice(titles.length);
  let end = 1;
  while (end < words.length - 1 && PARTICLE.test(words[end - 1] ?? '')) end += 1;
  return { first: [...titles, ...words.slice(end)], last: words.slice(0, end) };
}

/** The first and the last name where a column of one has the other once more: "Zoe" beside "Zoe Smith" or "Smith, Zoe". */
export function withoutRepetition(first: string, last: string): { first: string; last: string } {
  const [given, family] = [wordsOf(first), wordsOf(last)];
  const begins = given.length > 0 && given.every((word, index) => same(family[index], word));
  const ends = (all: string[], end: string[]) =>
    end.length > 0 && end.every((word, index) => same(all[all.length - end.length + index], word));
  if (family.length > given.length && (begins || (last.includes(',') && ends(family, given))))
    return { first, last: otherPart(last, first) };
  return given.length > family.length && ends(given, family)
    ? { first: otherPart(first, last), last }
    : { first, last };
}

/** A name that was wrapped in its cell; whole names of several people stay apart. */
export function nameInOneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return oneLine(lines.length > 1 && lines.every(beginsWithFirstName) ? lines.join(' / ') : text);
}

/** The rest of a full name beside one of its parts: "Zoé Lévêque" beside "Zoé", or "Lévêque" alone, gives Lévêque. */
export function otherPart(fullName: string, part: string): string {
  const [full, known] = [wordsOf(fullName), wordsOf(part)];
  const at = full.findIndex((_, index) => known.every((word, offset) => same(full[index + offset], word)));
  if (at < 0) return fullName;
  return [...full.slice(0, at), ...full.slice(at + known.length)].join(' ');
}

/** Whether a name is somebody's full name: "Dr. Ida Kay" for Ida Kay. */
export function isCalledSo(name: string, { firstName, lastName }: PersonName): boolean {
  const words = wordsOf(name);
  const own = wordsOf(`${firstName ?? ''} ${lastName ?? ''}`);
  return own.length > 0 && own.every((word) => words.some((one) => same(one, word)));
}

const wordsOf = (text: string) => text.split(/[\s,]+/).filter(Boolean);
const same = (one: string | undefined, other: string) => one?.toLowerCase() === other.toLowerCase();

/** In the order in which the script of the name puts them. */
export function joinName({ firstName, lastName }: PersonName): string {
  const isFamilyName = EAST_ASIAN.test(`${lastName ?? ''}${firstName ?? ''}`);
  return (isFamilyName ? [lastName, firstName] : [firstName, lastName]).filter(Boolean).join(' ');
}
