import { columnKey } from './column-name.js';
import { furtherAddresses } from './common-columns.js';
import { type ColumnRule, hasAny, type Preset } from './preset.js';

const one = (...words: string[]) => `(?:${words.map(columnKey).join('|')})`;

/** How Outlook calls the parts of an address in German, French, Spanish, Italian and Dutch, before the place or behind it. */
const PARTS = [
  [one('straße', 'rue', 'calle', 'via', 'straat', 'adres'), 'line1'],
  [one('straße2', 'rue2', 'calle2', 'via2', 'straat2'), 'line2'],
  [one('ort', 'ville', 'ciudad', 'città', 'plaats'), 'city'],
  [
    one('region', 'bundeslandkanton', 'bundesland', 'dépRégion', 'provinciaoestado', 'provincia', 'provincieregio'),
    'region',
  ],
  [one('postleitzahl', 'codepostal', 'códigopostal', 'cap', 'postcode'), 'postal_code'],
  [one('landregion', 'land', 'paysrégion', 'paísoregión', 'paese', 'landregio'), 'country'],
] as const;
const PLACES = [
  ['billing', one('geschäftlich', 'bureau', 'trabajo', 'deltrabajo', 'detrabajo', 'uff', 'ufficio', 'opwerk', 'werk')],
  [
    'property',
    one('privat', 'domicile', 'deldomicilio', 'dedomicilio', 'particular', 'abitazione', 'ab', 'thuis', 'privé'),
  ],
  ['other', one('weitere', 'weiterer', 'weiteres', 'autre', 'otro', 'otra', 'altro', 'altra', 'anders', 'overig')],
] as const;
const IN_OTHER_LANGUAGES: readonly ColumnRule[] = [
  ...PLACES.flatMap(([group, place]) =>
    PARTS.map(([part, target]): ColumnRule => [
      new RegExp(`^(?:${part}${place}|${place}${part})$`),
      `${group}_${target}`,
    ]),
  ),
  [
    new RegExp(`^${one('deuxièmeprénom', 'segundonombre', 'secondonome', 'weiterevornamen', 'tweedevoornaam')}$`),
    'middle_name',
  ],
  [
    new RegExp(`^${one('adressedemessagerie', 'direccióndecorreoelectrónico', 'indirizzopostaelettronica')}\\d?$`),
    'email',
  ],
  [/^email\dadres(?:se)?$/, 'email'],
  [new RegExp(`^${one('emailadresse', 'emailadres', 'adressedemessagerie')}\\d$`), 'email'],
  [
    new RegExp(
      `^${one('telefon', 'téléphone', 'tél', 'teléfono', 'telefono', 'telefoon')}(?:${PLACES.map(([, place]) => place).join('|')}|mobile|móvil|principal)\\d?$`,
    ),
    'phone',
  ],
  [new RegExp(`^${one('télmobile', 'cellulare', 'mobieletelefoon', 'abitazione', 'ufficio')}$`), 'phone'],
  [new RegExp(`^${one('organización', 'bedrijf')}$`), 'company_name'],
];

/** Outlook for Windows, for the web and the new Outlook; a home address is where the work is done. */
export const outlook: Preset = {
  id: 'outlook',
  name: 'Outlook contacts',
  howTo:
    'Go to People › Manage contacts › Export contacts. In classic Outlook, go to File › Open & Export › ' +
    'Import/Export › CSV.',
  kind: 'csv',
  recognises: (keys) =>
    hasAny(keys, 'emailaddress', 'email2address', 'emaildisplayname') &&
    hasAny(keys, 'businessstreet', 'homestreet', 'businessphone', 'businessaddressstreet', 'homeaddress'),
  columns: [
    ['firstname', 'first_name'],
    ['middlename', 'middle_name'],
    ['lastname', 'last_name'],
    ['suffix', 'last_name_end'],
    ['company', 'company_name'],
    [/^email\d?address$/, 'email'],
    [/^(mobile|home|business|primary|other|companymain)phone\d?$/, 'phone'],
    ['businessstreet', 'billing_line1'],
    [/^businessstreet[23]$/, 'billing_line2'],
    ['businesscity', 'billing_city'],
    ['businessstate', 'billing_region'],
    ['businesspostalcode', 'billing_postal_code'],
    [/^businesscountry(region)?$/, 'billing_country'],
    ['homestreet', 'property_line1'],
    [/^homestreet[23]$/, 'property_line2'],
    ['homecity', 'property_city'],
    ['homestate', 'property_region'],
    ['homepostalcode', 'property_postal_code'],
    [/^homecountry(region)?$/, 'property_country'],
    ['businessaddress', 'billing_address'],
    ['homeaddress', 'property_address'],
    ...furtherAddresses('other'),
    ['otheraddress', 'other_address'],
    ['categories', 'tags'],
    ['notes', 'notes'],
    ['account', 'external_id'],
    ...IN_OTHER_LANGUAGES,
  ],
};
