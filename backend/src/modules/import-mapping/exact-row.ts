import { readCellList } from '../../kernel/csv/index.js';
import { readPhoneNumber } from '../phone-numbers/index.js';
import { countryCodeOf } from './addresses.js';
import { kindOf, statusOf } from './choices.js';
import { readDate } from './dates.js';
import type { DraftAddress, DraftContact, DraftPhone, RowDraft } from './row-draft.js';
import type { RowValues } from './row-values.js';

const PERSON = ['first_name', 'last_name', 'contact_role', 'email', 'phone'] as const;
const OTHERS = ['other_first_name', 'other_last_name', 'other_role', 'other_email', 'other_phone'] as const;
/** As contacts have them. */
const ROLES = ['owner', 'tenant', 'manager', 'accounts_payable', 'site'] as const;
const LABELLED = /^(mobile|home|work|other): ?(.+)$/s;

/** A client from a row of our own export, taken literally: nothing is guessed, and an empty cell means nothing. */
export function exactDraft(values: RowValues, country: string): RowDraft {
  const text = (target: Parameters<RowValues['one']>[0]) => values.one(target) || null;
  const [contact = NOBODY, ...otherContacts] = [
    ...peopleOf(values, PERSON, country),
    ...peopleOf(values, OTHERS, country),
  ];
  return {
    externalId: text('external_id'),
    propertyExternalId: text('property_external_id'),
    kind: kindOf(values.one('kind')) ?? 'person',
    displayName: values.one('display_name'),
    companyName: text('company_name'),
    status: statusOf(values.one('status')) ?? 'active',
    leadSource: text('lead_source'),
    notes: text('notes'),
    createdAt: readDate(values.one('created_on'), country),
    tags: readCellList(values.one('tags')),
    contact,
    otherContacts,
    billingAddress: addressOf(values, 'billing'),
    property: propertyOf(values),
    otherAddresses: [],
  };
}

const NOBODY: DraftContact = { firstName: null, lastName: null, emails: [], phones: [] };

function peopleOf(values: RowValues, targets: typeof PERSON | typeof OTHERS, country: string): DraftContact[] {
  const columns = targets.map((target) => values.row(target));
  const count = Math.max(...columns.map((texts) => texts.length));
  return Array.from({ length: count }, (_, index) => {
    const [firstName = '', lastName = '', role = '', emails = '', phones = ''] = columns.map((texts) => texts[index]);
    return {
      firstName: firstName || null,
      lastName: lastName || null,
      ...(role && { role: roleOf(values, role) }),
      emails: readCellList(emails),
      phones: readCellList(phones).map((phone) => phoneOf(phone, country)),
    };
  }).filter((person) => person.firstName ?? person.lastName ?? person.emails[0] ?? person.phones[0]);
}

function roleOf(values: RowValues, word: string): NonNullable<DraftContact['role']> {
  const role = ROLES.find((one) => one.replace('_', ' ') === word.toLowerCase().replace('_', ' '));
  if (!role) values.report('value_unknown', 'contact_role', `“${word}” isn’t a role. Use ${ROLES.join(', ')}.`);
  return role ?? 'owner';
}

function phoneOf(text: string, country: string): DraftPhone {
  const [, label = 'other', raw = text] = LABELLED.exec(text) ?? [];
  return { raw, e164: readPhoneNumber(raw, country).e164, label: label as DraftPhone['label'] };
}

function propertyOf(values: RowValues): RowDraft['property'] {
  const address = addressOf(values, 'property');
  const name = values.one('property_name') || null;
  const accessNotes = values.one('property_access_notes') || null;
  return address || name || accessNotes || values.has('property_external_id') ? { name, address, accessNotes } : null;
}

function addressOf(values: RowValues, group: 'billing' | 'property'): DraftAddress | null {
  const part = (name: 'line1' | 'line2' | 'city' | 'region' | 'postal_code') => values.one(`${group}_${name}`) || null;
  const named = values.one(`${group}_country`);
  const country = named ? countryCodeOf(named) : null;
  if (named && !country)
    values.report('value_unknown', `${group}_country`, `“${named}” isn’t a country Hedgerow recognizes.`);
  const address = {
    line1: part('line1'),
    line2: part('line2'),
    city: part('city'),
    region: part('region'),
    postalCode: part('postal_code'),
    country,
  };
  return Object.values(address).some(Boolean) ? address : null;
}
