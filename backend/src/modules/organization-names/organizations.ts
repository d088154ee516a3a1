import { FIRST_NAMES } from './first-names.js';

const words = (text: string) => text.split(' ');

/** Legal forms of companies and associations that mean nothing else. */
const FORMS = new Set([
  ...words('llc pllc lllp llp inc incorporated corp corporation ltd limited company companies plc pty pte sdn bhd'),
  ...words('bvba cvba cpas'),
  ...words('gmbh ggmbh mbh ohg kgaa gbr sarl sasu eurl snc srl sagl spzoo kft zrt nyrt sro doo ood eood uab aps oyj'),
  ...words('ltda limitada hoa poa coa hoas association assn assoc foundation stiftung verein ministries enterprises'),
  ...words('holdings industries ооо оао зао пао тоо тов επε mbb slp lda eireli ooo zao pvt şti sti tnhh lpa vzw asbl'),
  ...words(
    'attorneys trustees brüder gebrüder frères hermanos fratelli irmãos bröder brødre synowie synové oğulları fiai',
  ),
]);

/** Short forms that may also be initials or words: only at the end, and in the spelling of companies. */
const SHORT_FORMS = new Set([
  ...words('SA SL SLU SC AG KG UG AB AS BV NV VOF OY PA PC LP LC SE AD DD EV EK EG BT KK OU OÜ SAS SPA CO CIA CIE'),
  ...words('Co Cie Cia Oy SpA АО ИП ЧП ΑΕ ΟΕ SCI SCP AŞ CV PT ME GP GbR'),
]);

/** Kinds of organizations, recognized beside another word: "Grace Church", but nobody whose only name is Church. */
const KINDS = new Set([
  ...words('church cathedral chapel temple synagogue mosque parish abbey diocese congregation ministry iglesia église'),
  ...words(
    'kirche gemeinde school schools academy college university institute kindergarten preschool daycare montessori',
  ),
  ...words(
    'schule escuela école hospital clinic medical dental dentistry pharmacy veterinary practice restaurant ristorante',
  ),
  ...words(
    'café cafe bakery hotel motel inn resort spa bank insurance realty realtors estates apartments apartment condos',
  ),
  ...words('condominium condominiums townhomes townhouses villas homeowners properties property investments partners'),
  ...words(
    'partnership group gruppe grupo enterprise services service solutions systems landscaping landscapes lawncare',
  ),
  ...words(
    'nursery nurseries gardens gardening construction contracting contractors builders building homes management',
  ),
  ...words(
    'department dept district authority county township municipality city village town library museum theatre theater',
  ),
  ...words(
    'club society league center centre plaza mall store stores shop market markets farm farms ranch winery brewery',
  ),
  ...words(
    'golf trust estate fund cooperative coop union agency office offices law firm lawyers attorneys studio studios',
  ),
  ...words(
    'salon gallery cemetery brothers bros associates consulting logistics trucking plumbing electric roofing ymca',
  ),
  ...words('care mowing lawn lawns irrigation turf excavating hardscapes design designs churches'),
  ...words(
    'vfw rotary kiwanis supply supplies rentals leasing development developers ventures capital international vineyard vineyards orchards',
  ),
]);

/** Of these the ones by which families are called, too. */
const FAMILY_NAMES = new Set(words('church temple chapel parish abbey law bank town college league lawn golf'));

/** "Mr. & Mrs.", "Dr.", "J.R.": what stands with a first name or in its place. */
const BESIDE_A_NAME =
  /^(?:&|\+|and|und|et|y|(?:[Mm]rs?|[Mm]s|[Mm]iss|[Dd]r|[Rr]ev|[Pp]rof|Herr|Frau|Mme|Sra?)\.?|\p{Lu}\.?|(?:\p{Lu}\.){2,3})$/u;

const ANYWHERE =
  /บริษัท|จำกัด|\bcông ty\b|\bde r\.? ?l\b|\bde c\.? ?v\b|\bspol\.? s ?r|株式会社|有限会社|合同会社|[（(]株[）)]|㈱|公司|集团|集團|주식회사|유한회사|[（(]주[）)]|㈜|شركة|בע["״]מ|\b(?:city|town|village|county|state|university|bank|church|estate|diocese|friends|parish|township|board) of\b|\bsp\.? ?z ?o\.?o\b/iu;
/** "s.r.o.", "a. s.", "e.K.", and "N.A." of banks: people's initials are capitals. */
const DOTTED = /(?<![\p{L}.])(?:(?:\p{Ll}\.\s?){2,4}|e\.\s?[KV]\.)(?!\p{L})|\S\s+\S+,?\s+N\.A\.$/u;
const AND_OTHERS =
  /(?:&|\+|\band|\bund|\bet|\be|\by|\boch|\bog|\ben)\s{1,3}(?:sons?|daughters?|bros|brothers|sisters|co|company|partners?|associates|söhne|sohn|söner|sønner|fils|filles|figli|hijos|filhos|cie|zonen|zn)(?![\p{L}\p{N}])/iu;

/** "Dick's Sporting Goods", "Starbucks #1234", "H&M": nobody is called so. */
const NO_PERSON = /\p{L}['’]s\s+\p{Lu}|#\s?\d|^\p{Lu}{1,3}&\p{Lu}{1,3}$/u;

/** Whether a name is one of a company, an association, an authority: its parts belong in the order in which they stand. */
export function looksLikeOrganization(name: string): boolean {
  if (hasCompanyForm(name) || AND_OTHERS.test(name) || NO_PERSON.test(name)) return true;
  const segments = segmentsOf(name);
  const [family = [], given = [], ...more] = segments;
  if (more.length === 0 && isFamily(family) && given.length > 0 && given.every(isFirstName)) return false;
  return segments.some(
    (segment) =>
      segment.length > 1 && segment.some((word) => KINDS.has(plainWord(word))) && !isCalledByFirstName(segment),
  );
}

/** Whether a name has a form that nothing but a company or an association has: "LLC", "GmbH", "S.A.". */
export function hasCompanyForm(name: string): boolean {
  if (ANYWHERE.test(name) || DOTTED.test(name)) return true;
  const segments = segmentsOf(name);
  if (segments.flat().length < 2) return false;
  return segments.some((segment) => segment.some((word) => FORMS.has(plainWord(word))) || isShortForm(segment.at(-1)));
}

const segmentsOf = (name: string) => name.split(',').map((segment) => segment.split(/[\s()-]+/).filter(Boolean));
const plainWord = (word: string) => word.toLowerCase().replace(/[.'’/]/g, '');

/** "S.A.", "AG" and "A/S" are forms; "Sa" and "Ab" are names. */
const isShortForm = (word = '') => SHORT_FORMS.has(word.replace(/[./]/g, ''));

/** "Ann Church", "J. R. Temple", "Mary Church Terrell": one such word, which families have, behind nothing but first names. */
function isCalledByFirstName(segment: string[]): boolean {
  const kinds = segment.filter((word) => KINDS.has(plainWord(word)));
  const before = segment.slice(0, segment.indexOf(kinds[0] ?? ''));
  return kinds.length === 1 && isFamily(kinds) && before.length > 0 && before.every(isFirstName);
}

const isFamily = ([word = '', ...more]: string[]) =>
  FAMILY_NAMES.has(plainWord(word)) && more.every((other) => !KINDS.has(plainWord(other)));
const isFirstName = (word: string) =>
  [plainWord(word), plainWord(word.normalize('NFD').replace(/\p{M}/gu, ''))].some((name) => FIRST_NAMES.has(name)) ||
  BESIDE_A_NAME.test(word);

/** Whether a name begins with one of the first names that are in common use. */
export const beginsWithFirstName = (name: string): boolean => FIRST_NAMES.has(plainWord(name.split(/\s+/)[0] ?? ''));

/**
 * "The Gables, Dayton", "St. Mary's, Dayton", "Oak Hollow, Phase 2" and "Lee Family, The" are no family names either.
 */
export const isNobodysName = (name: string): boolean =>
  looksLikeOrganization(name) || /^the\s|^the$|\d|['’]s(?:[\s,]|$)/i.test(name);

/** Whether a word alone says what an organization is, and nobody is called so: "Salon". */
export const isKindOfOrganization = (word: string): boolean =>
  KINDS.has(plainWord(word)) && !FAMILY_NAMES.has(plainWord(word));
