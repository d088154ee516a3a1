import { type CountryCode, isSupportedCountry } from 'libphonenumber-js';
import { readPhoneNumber } from '../phone-numbers/index.js';
import type { Phone } from './contact.entity.js';

/** The company's settings that matter for reading a number without a country code. */
export interface CompanyPlace {
  address: { country?: string };
  locale: string;
}

/** The country whose numbers a company writes without a country code. */
export function phoneCountryOf({ address, locale }: CompanyPlace): CountryCode {
  const candidates = [address.country, new Intl.Locale(locale).region];
  return candidates.find((country): country is CountryCode => !!country && isSupportedCountry(country)) ?? 'US';
}

/** A number with its dialable form. */
export function readPhone(
  { raw, label = 'mobile' }: { raw: string; label?: Phone['label'] | undefined },
  country: CountryCode,
): Phone {
  const trimmed = raw.trim();
  return { raw: trimmed, e164: readPhoneNumber(trimmed, country).e164, label };
}
