import { domainToASCII } from 'node:url';
import { isEmail } from 'class-validator';

/** RFC 5321, for the whole of an address. */
export const EMAIL_MAX = 254;

/** Invisible characters: white space, control, format and default-ignorable characters, and the blank of braille. */
const UNSEEN = String.raw`\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u{2800}`;
const AROUND = new RegExp(`^[${UNSEEN}]{1,${EMAIL_MAX}}|[${UNSEEN}]{1,${EMAIL_MAX}}$`, 'gu');
const WITHIN = new RegExp(`[${UNSEEN}]`, 'u');

/** What may stand in a domain before IDNA: the URL parser that applies it would also read `%41` and `0x7f.1`. */
const DOMAIN = /^(?:[a-z0-9.-]|[^\0-\x7f]){1,254}$/u;

/** The one definition of an e-mail address, for the API and for imports. */
export const isEmailAddress = (text: string): boolean =>
  // Half of a character, which files can hold, is more than the library takes.
  text.length <= EMAIL_MAX && text.isWellFormed() && !WITHIN.test(text) && isEmail(text);

/**
 * The one form in which an e-mail address is stored, found, compared and counted: trimmed, NFKC, lower case, the domain
 * in ASCII. Dots and `+tags` stay: what they mean is up to the mail server. `null` when it is no address. Applying it
 * twice changes nothing.
 */
export function canonicalEmail(text: string): string | null {
  if (text.length > EMAIL_MAX) return null;
  const trimmed = text.normalize('NFKC').replace(AROUND, '');
  const at = trimmed.lastIndexOf('@');
  const [local, domain] = [trimmed.slice(0, Math.max(0, at)), canonicalDomain(trimmed.slice(at + 1))];
  const address = `${lower(local).replaceAll('ς', 'σ')}@${domain ?? ''}`;
  return isEmailAddress(address) ? address : null;
}

/** A domain in lower case and ASCII, without the dot of the root; `null` when it is none. */
export function canonicalDomain(text: string): string | null {
  const domain = lower(text.normalize('NFKC'));
  if (!DOMAIN.test(domain) || WITHIN.test(domain)) return null;
  return domainToASCII(domain).replace(/\.$/, '') || null;
}

/** Independent of the locale. Letters that lower case decomposes are composed again where possible. */
const lower = (text: string): string => text.toLowerCase().normalize('NFKC');
