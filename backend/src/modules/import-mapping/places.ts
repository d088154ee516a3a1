import { getCountries } from 'libphonenumber-js';

const LANGUAGES = ['en', 'de', 'fr', 'es'];
const ALIASES: Record<string, string> = {
  usa: 'US',
  unitedstatesofamerica: 'US',
  america: 'US',
  estadosunidosdeamerica: 'US',
  eeuu: 'US',
  vereinigtestaatenvonamerika: 'US',
  uk: 'GB',
  greatbritain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  northernireland: 'GB',
  holland: 'NL',
};

const codesByName = new Map<string, string>(Object.entries(ALIASES));
for (const language of LANGUAGES) {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  for (const code of getCountries()) codesByName.set(nameKey(names.of(code) ?? code), code);
}
for (const code of getCountries()) codesByName.set(code.toLowerCase(), code);

/** The ISO code of a country by its code or by its name in English, German, French or Spanish; null if unknown. */
export function countryCodeOf(text: string): string | null {
  return codesByName.get(nameKey(text)) ?? null;
}

function nameKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}

const STATES =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|' +
  'DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|' +
  'KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|' +
  'MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|' +
  'NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|' +
  'RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|' +
  'WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming';

const codes = new Map<string, string>();
for (const state of STATES.split('|')) {
  codes.set(state.slice(0, 2).toLowerCase(), state.slice(0, 2));
  codes.set(state.slice(3).toLowerCase(), state.slice(0, 2));
}

/** "Florida", "Fl." and "fl" are FL; null for anything that is no state of the US. */
export function usStateCode(text: string): string | null {
  return codes.get(text.toLowerCase().replace(/\./g, '').trim()) ?? null;
}
