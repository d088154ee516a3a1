const words = (text: string) => text.split(' ');

/** Forms of companies and associations that are nothing else. */
const FORMS = new Set([
  ...words('llc pllc lllp llp inc incorporated corp corporation ltd limited company companies plc pty pte sdn bhd'),
  ...words('gmbh ggmbh mbh ohg kgaa gbr sarl sasu eurl snc srl sagl spzoo kft zrt nyrt sro doo ood eood uab aps oyj'),
  ...words('ltda limitada hoa poa coa hoas association assn assoc foundation stiftung verein ministries enterprises'),
  ...words('holdings industries ооо оао зао пао тоо тов επε mbb slp lda eireli ooo zao pvt şti sti tnhh lpa vzw asbl'),
  ...words(
    'attorneys trustees brüder gebrüder frères hermanos fratelli irmãos bröder brødre synowie synové oğulları fiai',
  ),
]);

/** Short ones, which are initials or words too: only at the end, and written as companies write them. */
const SHORT_FORMS = new Set([
  ...words('SA SL SLU SC AG KG UG AB AS BV NV VOF OY PA PC LP LC SE AD DD EV EK EG BT KK OU OÜ SAS SPA CO CIA CIE'),
  ...words('Co Cie Cia Oy SpA АО ИП ЧП ΑΕ ΟΕ SCI SCP AŞ CV PT ME GP GbR'),
]);

/** What organizations are, beside a word that says which: "Grace Church", but nobody whose only name is Church. */
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
  ...words('vfw rotary kiwanis supply supplies rentals leasing development developers ventures capital international'),
]);

const ANYWHERE =
  /บริษัท|จำกัด|\bcông ty\b|\bs\.? ?de r\.? ?l\b|\bde c\.? ?v\b|\bspol\.? s ?r|株式会社|有限会社|合同会社|[（(]株[）)]|㈱|公司|集团|集團|주식회사|유한회사|[（(]주[）)]|㈜|شركة|בע["״]מ|\b(?:city|town|village|county|state|university|bank|church|estate|diocese|friends|parish|township|board) of\b|\bsp\.? ?z ?o\.?o\b/iu;
/** "s.r.o.", "a. s.", "e.K.", and "N.A." of banks: initials of people are capitals. */
const DOTTED = /(?<![\p{L}.])(?:(?:\p{Ll}\.\s?){2,4}|e\.\s?[KV]\.)(?!\p{L})|\S\s+\S+,?\s+N\.A\.$/u;
const AND_OTHERS =
  /(?:&|\+|\band|\bund|\bet|\be|\by|\boch|\bog|\ben)\s{1,3}(?:sons?|daughters?|bros|brothers|sisters|co|company|partners?|associates|söhne|sohn|söner|sønner|fils|filles|figli|hijos|filhos|cie|zonen|zn)(?![\p{L}\p{N}])/iu;

/** Whether a name is one of a company, an association, an authority: its parts belong in the order in which they stand. */
export function looksLikeOrganization(name: string): boolean {
  if (ANYWHERE.test(name) || AND_OTHERS.test(name) || DOTTED.test(name)) return true;
  const segments = name.split(',').map((segment) => segment.split(/[\s()-]+/).filter(Boolean));
  const all = segments.flat();
  return segments.some((segment) =>
    segment.some((word, index) => {
      const plain = word.toLowerCase().replace(/[.'’/]/g, '');
      if (FORMS.has(plain)) return all.length > 1;
      if (index === segment.length - 1 && isShortForm(word)) return all.length > 1;
      return segment.length > 1 && KINDS.has(plain);
    }),
  );
}

/** "S.A.", "AG" and "A/S" are forms; "Sa" and "Ab" are names. */
const isShortForm = (word: string) => SHORT_FORMS.has(word.replace(/[./]/g, ''));

/** "The Gables, Dayton", "St. Mary's, Dayton", "Oak Hollow, Phase 2" and "Lee Family, The" are no family names either. */
export const isNobodysName = (name: string): boolean =>
  looksLikeOrganization(name) || /^the\s|^the$|\d|['’]s(?:[\s,]|$)/i.test(name);
