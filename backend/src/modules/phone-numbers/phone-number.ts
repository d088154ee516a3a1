import {
  type CountryCode,
  findPhoneNumbersInText,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js';
import { withoutExtension } from './extension.js';
import { isPlaceholder } from './placeholder.js';
import { plainNumber } from './plain-number.js';
import { withoutUri } from './tel-uri.js';
import { withoutLetters } from './vanity.js';

/** A telephone number in dialable form. */
export interface PhoneNumber {
  /** As people write it, also for a `tel:` address. */
  written: string;
  /** In the international form; null when it is not complete. */
  e164: string | null;
  /** What is dialed after the answer. */
  extension: string | null;
  /** The digits of the number alone, as they were written. */
  digits: string;
  /** Digits by which the number is found whatever precedes them: without the country code, if known. */
  national: string;
}

/** No longer text is a number. */
const LONGEST = 200;
const COMPARED_DIGITS = 10;

/**
 * Reads a number in any standard notation (RFC 3966, RFC 6350) and as people write them: with an extension, in digits
 * of any script, with keypad letters. `country` applies to numbers without a country code.
 */
export function readPhoneNumber(text: string, country: string): PhoneNumber {
  if (text.length > LONGEST) return { written: text, e164: null, extension: null, digits: '', national: '' };
  const { main, extension } = withoutExtension(withoutUri(plainNumber(text)));
  const number = withoutLetters(main);
  const home = isSupportedCountry(country) ? country : undefined;
  const whole = parsed164(number, home);
  const { parsed, text: dialled } = whole ? { parsed: whole, text: number } : amongWords(number, home);
  const digits = dialled.replace(/\D/g, '');
  return {
    written: withoutUri(text),
    e164: parsed?.number ?? null,
    extension: extension ?? parsed?.ext ?? null,
    digits,
    national: parsed?.nationalNumber ?? digits,
  };
}

/** What is dialed after the answer. Most numbers obviously have no extension. */
export const extensionOf = (text: string): string | null =>
  PLAIN.test(text) ? null : readPhoneNumber(text, '').extension;

/** As people of this locale write it: `(551) 555-0104 ext. 54`. What no phone can dial stays as it was entered. */
export function shownPhone(text: string, locale: string): string {
  const country = new Intl.Locale(locale).maximize().region ?? '';
  const { e164, extension } = readPhoneNumber(text, country);
  const number = e164 === null ? undefined : parsePhoneNumberFromString(e164);
  if (!number) return text.trim();
  const isHere = isSupportedCountry(country) && getCountryCallingCode(country) === number.countryCallingCode;
  const written = isHere ? number.formatNational() : number.formatInternational();
  return extension === null ? written : `${written} ext. ${extension}`;
}

/** Key for comparing two numbers: their last ten digits; null when there are too few, or for placeholders. */
export function phoneKey(
  { e164, digits }: Pick<PhoneNumber, 'e164' | 'digits'>,
  fewest = COMPARED_DIGITS,
): string | null {
  const all = e164?.slice(1) ?? digits;
  return all.length >= fewest && !isPlaceholder(all) ? all.slice(-COMPARED_DIGITS) : null;
}

/**
 * The texts to search for: what was typed, which may be a name or an order number with many digits, and the phone
 * number in it as the search index has it: on its own all its digits, among words the last four.
 */
export const searchedTexts = (text: string): string[] => [...new Set([text, withSearchedNumber(text)])];

function withSearchedNumber(text: string): string {
  const lastFour = (number: string) => {
    const digits = number.replace(/\D/g, '');
    return digits.length < COMPARED_DIGITS ? number : digits.slice(-4);
  };
  return searchedDigits(text) ?? (PLAIN.test(text) ? text : text.replace(AMONG_WORDS, lastFour));
}

/**
 * The digits to search for when a number is typed as links, cards and phones write it: with an extension, with letters,
 * in digits of another script. null: no number, or nothing but digits and signs anyway.
 */
export function searchedDigits(text: string): string | null {
  if (text.length > LONGEST) return null;
  if (PLAIN.test(text)) return ABROAD.test(text) ? dialledAbroad(text) : null;
  const { main } = withoutExtension(withoutUri(plainNumber(text)));
  const number = withoutLetters(main);
  return PLAIN.test(number) ? readPhoneNumber(number, '').national : null;
}

const AMONG_WORDS = /\+?[\d(][\d().\s/-]{8,30}\d/g;
const PLAIN = /^[\d\s()+./-]+$/;
/** Starts a number with a country code: a plus, or an international dialing prefix. */
const ABROAD = /^[\s(]*(?:\+|00|011)/;

/** North Americans dial 011 for the plus. */
const dialledAbroad = (text: string): string | null => {
  const { e164, national } = readPhoneNumber(text, 'US');
  return e164 && national;
};

/** "937-555-0161 after 5pm": the only number among words. */
function amongWords(text: string, defaultCountry: CountryCode | undefined) {
  if (!/\p{L}/u.test(text)) return { text };
  const [found, ...others] = findPhoneNumbersInText(text, { ...(defaultCountry && { defaultCountry }) });
  return found && others.length === 0
    ? { parsed: found.number, text: text.slice(found.startsAt, found.endsAt) }
    : { text };
}

/** Possible, not valid: operators assign new ranges faster than any list is updated. */
function parsed164(number: string, country: CountryCode | undefined) {
  const parsed = parsePhoneNumberFromString(number, country);
  if (parsed?.isPossible()) return parsed;
  // Abroad, people write 00 for the plus, whatever their own country dials.
  const foreign = /^\(?00/.test(number) ? parsePhoneNumberFromString(number.replace(/^\(?00/, '+')) : undefined;
  return foreign?.isPossible() ? foreign : undefined;
}
