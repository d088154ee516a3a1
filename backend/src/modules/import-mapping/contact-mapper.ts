import { oneLine } from './cell.js';
import { parseEmails } from './emails.js';
import { splitFullName } from './names.js';
import { isRoundedNumber, kindColumnOf, parsePhones, phoneLabelOf } from './phones.js';
import type { DraftPhone, RowDraft } from './row-draft.js';
import type { RowValues } from './row-values.js';

const MOST_EMAILS = 10;
const MOST_PHONES = 10;

/** The person to talk to, with every e-mail address and phone of the row; wrong ones are reported. */
export function mapContact(values: RowValues, columns: readonly string[], defaultCountry: string): RowDraft['contact'] {
  return { ...nameOf(values), emails: emailsOf(values), phones: phonesOf(values, columns, defaultCountry) };
}

function nameOf(values: RowValues): { firstName: string | null; lastName: string | null } {
  const first = [values.one('first_name'), values.one('middle_name')].filter(Boolean).map(oneLine).join(' ');
  const last = oneLine(values.one('last_name'));
  if (first || last) return { firstName: first || null, lastName: last || null };
  const full = oneLine(values.one('full_name'));
  return full ? splitFullName(full) : { firstName: null, lastName: null };
}

function emailsOf(values: RowValues): string[] {
  const found = values.all('email').flatMap((placed) => {
    const { emails, wrong } = parseEmails(placed.value);
    for (const part of wrong) values.report('email_invalid', 'email', `“${part}” is no e-mail address.`, placed);
    return emails;
  });
  const emails = [...new Set(found)];
  if (emails.length > MOST_EMAILS) {
    values.report('too_many_values', 'email', `There are more than ${MOST_EMAILS} e-mail addresses.`);
  }
  return emails;
}

function phonesOf(values: RowValues, columns: readonly string[], defaultCountry: string): DraftPhone[] {
  const found = values.all('phone').flatMap((placed) => {
    if (isRoundedNumber(placed.value)) {
      const detail = 'A spreadsheet rounded this phone number. Format the column as text and enter it again.';
      values.report('phone_rounded', 'phone', detail, placed);
      return [];
    }
    const kind = values.cell(kindColumnOf(columns, placed.column)) || (columns[placed.column] ?? '');
    const { phones, wrong } = parsePhones(placed.value, defaultCountry, phoneLabelOf(kind));
    for (const part of wrong) values.report('phone_invalid', 'phone', `“${part}” is no phone number.`, placed);
    return phones;
  });
  const phones = [...new Map(found.map((phone) => [phone.e164 ?? phone.raw, phone])).values()];
  if (phones.length > MOST_PHONES) {
    values.report('too_many_values', 'phone', `There are more than ${MOST_PHONES} phone numbers.`);
  }
  return phones;
}
