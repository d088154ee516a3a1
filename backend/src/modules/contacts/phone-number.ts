import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Phone } from './contact.entity.js';

/** What is needed of a company to read a number without a country code. */
export interface CompanyPlace {
  address: { country?: string };
  locale: string;
}

/** The country whose numbers a company writes without a country code. */
export function phoneCountryOf({ address, locale }: CompanyPlace): CountryCode {
  const candidates = [address.country, new Intl.Locale(locale).region];
  return candidates.find((country): country is CountryCode => !!country && isSupportedCountry(country)) ?? 'US';
}

/** E.164 of a number as people write it, or null when it cannot be dialled as it stands. */
export function toE164(raw: string, country: CountryCode): string | null {
  const number = parsePhoneNumberFromString(raw, country);
  // Possible, not valid: operators assign new ranges faster than any list of them is updated.
  return number?.isPossible() ? number.number : null;
}

/** A number with its dialable form. */
export function readPhone(
  { raw, label = 'mobile' }: { raw: string; label?: Phone['label'] | undefined },
  country: CountryCode,
): Phone {
  const trimmed = raw.trim();
  return { raw: trimmed, e164: toE164(trimmed, country), label };
}
