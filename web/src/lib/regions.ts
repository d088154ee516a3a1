interface Option {
  value: string;
  label: string;
}

/** Currencies of our first users’ countries; others choose. */
const CURRENCIES: Readonly<Record<string, string>> = {
  US: 'USD',
  CA: 'CAD',
  MX: 'MXN',
  GB: 'GBP',
  IE: 'EUR',
  AU: 'AUD',
  NZ: 'NZD',
  ZA: 'ZAR',
  DE: 'EUR',
  AT: 'EUR',
  FR: 'EUR',
  ES: 'EUR',
  IT: 'EUR',
  NL: 'EUR',
  BE: 'EUR',
  PT: 'EUR',
  CH: 'CHF',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
};

export const regionOf = (locale: string): string => new Intl.Locale(locale).maximize().region ?? 'US';
export const currencyOfRegion = (locale: string): string => CURRENCIES[regionOf(locale)] ?? 'USD';
export const unitsOfRegion = (locale: string): 'us' | 'metric' => (regionOf(locale) === 'US' ? 'us' : 'metric');

export function currencies(locale: string): Option[] {
  return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: currencyName(code, locale) }));
}

/** `USD · US Dollar`. Anything but a currency is unchanged. */
export function currencyName(code: string, locale: string): string {
  if (!/^[A-Z]{3}$/.test(code)) return code;
  return `${code} · ${new Intl.DisplayNames(locale, { type: 'currency' }).of(code) ?? code}`;
}

/** `de-DE` reads `German`. Companies of long ago may have a tag that `Intl` doesn’t know, such as `es_US`. */
export function languageName(tag: string): string {
  try {
    const { language } = new Intl.Locale(tag.replaceAll('_', '-'));
    return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? tag;
  } catch {
    return tag;
  }
}

/** Formats of dates and numbers, each with an example. */
export function locales(inUse: string): Option[] {
  const sample = new Date(Date.UTC(2027, 5, 8));
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const tags = new Set([
    'en-US',
    'en-CA',
    'en-GB',
    'en-AU',
    'en-IE',
    'en-NZ',
    'es-US',
    'es-MX',
    'es-ES',
    'fr-CA',
    'fr-FR',
    'de-DE',
    inUse,
  ]);
  return [...tags].map((tag) => ({
    value: tag,
    label: `${names.of(tag) ?? tag} · ${sample.toLocaleDateString(tag, { timeZone: 'UTC' })} · ${(1234.5).toLocaleString(tag)}`,
  }));
}
