import { areNulls, oneLine } from './cell.js';
import { parseEmails } from './emails.js';
import {
  isFamilyFirst,
  joinName,
  nameInOneLine,
  otherPart,
  type PersonName,
  splitFullName,
  withoutRepetition,
} from './names.js';
import { hasCompanyForm, looksLikeOrganization } from '../organization-names/index.js';
import { distinctPhones, isRoundedNumber, kindColumnOf, parsePhones, phoneLabelOf } from './phones.js';
import type { DraftPhone, RowDraft } from './row-draft.js';
import { type PlacedValue, type RowValues, SEVERAL } from './row-values.js';

const MOST_EMAILS = 10;
const MOST_PHONES = 10;

/** The contact, with every e-mail address and phone of the row; invalid ones are reported and left out. */
export function mapContact(values: RowValues, columns: readonly string[], defaultCountry: string): RowDraft['contact'] {
  return { ...nameOf(values, columns), emails: emailsOf(values), phones: phonesOf(values, columns, defaultCountry) };
}

function nameOf(values: RowValues, columns: readonly string[]): PersonName {
  const parts = [values.one('first_name'), values.one('middle_name'), values.one('last_name')].map(oneLine);
  const [given = '', middle = '', surname = ''] = areNulls(parts.filter(Boolean)) ? [] : parts;
  const family = [surname, ...values.all('last_name_end').map(({ value }) => oneLine(value))].filter(Boolean).join(' ');
  const { first, last } = withoutRepetition([given, middle].filter(Boolean).join(' '), family);
  const full = nameInOneLine(values.one('full_name'));
  if (first && hasCompanyForm(last)) return { firstName: first, lastName: null };
  if (first && last) return noticed(values, { firstName: first, lastName: last }, full);
  if (!full || looksLikeOrganization(full)) return personOf(first, last);
  if (!first && !last) return splitNoticed(values, full, isFamilyFirst(columns[values.columnOf('full_name')] ?? ''));
  return besideOnePart(values, full, { first, last });
}

/** Customer lists often have companies in the column for last names. */
const personOf = (first: string, last: string): PersonName =>
  looksLikeOrganization(first || last) && !(first && last)
    ? { firstName: null, lastName: null }
    : { firstName: first || null, lastName: last || null };

/** What a full name adds to one of its parts; where it is the name in another spelling, it goes first. */
function besideOnePart(values: RowValues, full: string, { first, last }: { first: string; last: string }): PersonName {
  const rest = otherPart(full, first || last);
  const name = splitFullName(full);
  if (rest === full && name.firstName && name.lastName) {
    const detail = `“${first || last}” wasn’t imported because the row has another spelling of the name.`;
    values.notice('value_left_out', first ? 'first_name' : 'last_name', detail);
    return { firstName: name.firstName, lastName: name.lastName };
  }
  return first ? { firstName: first, lastName: rest || null } : { firstName: rest || null, lastName: last };
}

function splitNoticed(values: RowValues, full: string, familyFirst: boolean): PersonName {
  const { firstName, lastName, swapped } = splitFullName(full, familyFirst);
  const detail = full.includes(',')
    ? `“${full}” will be imported as ${joinName({ firstName, lastName })} because the last name comes first.`
    : `“${lastName}” will be imported as the last name because it comes first, before a patronymic.`;
  if (swapped) values.notice('name_swapped', 'full_name', detail);
  return { firstName, lastName };
}

/** A full name beside both of its parts repeats them, or names somebody else, who is not stored. */
function noticed(values: RowValues, name: PersonName, full: string): PersonName {
  const rest = otherPart(otherPart(full, name.firstName ?? ''), name.lastName ?? '');
  if (full && rest === full)
    values.notice('value_left_out', 'full_name', `“${full}” wasn’t imported because the row has another name.`);
  return name;
}

function emailsOf(values: RowValues): string[] {
  const found = values.all('email').flatMap((placed) => {
    const { emails, wrong } = parseEmails(placed.value);
    for (const part of wrong) values.notice('email_invalid', 'email', `“${part}” isn’t a valid email address.`, placed);
    return emails;
  });
  return atMost(values, 'email', [...new Set(found)], MOST_EMAILS, (email) => email);
}

function phonesOf(values: RowValues, columns: readonly string[], defaultCountry: string): DraftPhone[] {
  const found = values.all('phone').flatMap((placed) => {
    if (isRoundedNumber(placed.value)) {
      const detail = 'A spreadsheet rounded this phone number. Format the column as text and enter it again.';
      values.notice('phone_rounded', 'phone', detail, placed);
      return [];
    }
    const kinds = values.cell(kindColumnOf(columns, placed.column)) || (columns[placed.column] ?? '');
    return inStep(kinds, withExtension(values, placed)).flatMap(([kind, cell]) => {
      const read = parsePhones(cell, defaultCountry, phoneLabelOf(kind));
      for (const part of read.wrong)
        values.notice('phone_invalid', 'phone', `“${part}” isn’t a valid phone number.`, placed);
      for (const part of read.silent)
        values.notice('value_left_out', 'phone', `“${part}” isn’t a phone number.`, placed);
      return read.phones;
    });
  });
  return atMost(values, 'phone', distinctPhones(found), MOST_PHONES, ({ raw }) => raw);
}

/** Google Contacts: "Mobile ::: Work" beside as many numbers. */
function inStep(kinds: string, cell: string): Array<readonly [kind: string, cell: string]> {
  const [all, numbers] = [kinds.split(SEVERAL), cell.split(SEVERAL)];
  return all.length === numbers.length ? all.map((kind, index) => [kind, numbers[index] ?? '']) : [[kinds, cell]];
}

/** The extension in a column of its own, which stands behind the one of its telephone. */
function withExtension(values: RowValues, { column, value }: PlacedValue): string {
  const next = values.all('phone').find((other) => other.column > column)?.column ?? Infinity;
  const own = values.all('phone_extension').find((other) => other.column > column && other.column < next);
  return own ? `${value} ext. ${own.value.replace(/^\D+/, '')}` : value;
}

function atMost<Value>(
  values: RowValues,
  target: 'email' | 'phone',
  found: Value[],
  most: number,
  asText: (value: Value) => string,
): Value[] {
  const words = { email: 'email addresses', phone: 'phone numbers' }[target];
  const rest = found.slice(most).map(asText).join(', ');
  if (rest)
    values.notice(
      'too_many_values',
      target,
      `Up to ${most} ${words} can be imported. Not imported: ${rest}`.slice(0, 900),
    );
  return found.slice(0, most);
}
