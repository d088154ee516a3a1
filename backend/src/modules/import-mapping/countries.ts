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
