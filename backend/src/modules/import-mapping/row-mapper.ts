import { readCellList } from '../../kernel/csv/index.js';
import type { SourceRow } from '../tabular-reader/index.js';
import { addressesOf, distinct } from './address-mapper.js';
import { addressKey, isPlace } from './addresses.js';
import { areNulls, oneLine } from './cell.js';
import { kindOf, statusOf, yesOrNo } from './choices.js';
import { mapContact } from './contact-mapper.js';
import { readDate } from './dates.js';
import { exactDraft } from './exact-row.js';
import { isCalledSo, joinName, nameInOneLine, splitFullName } from './names.js';
import { looksLikeOrganization } from '../organization-names/index.js';
import type { DraftAddress, DraftStatus, MappedRow, RowDraft } from './row-draft.js';
import { MOST_PROBLEMS, RowValues } from './row-values.js';
import { type Mapping, TARGET_FIELDS } from './target-field.js';

const MOST_TAGS = 30;
const LONGEST_TAG = 50;

export interface MappingSettings {
  /** Names of the columns. */
  columns: readonly string[];
  mapping: Mapping;
  /** The file is our own export: each cell is taken literally. */
  isExact?: boolean;
  /** Applied after mapping, for the files of one program. */
  refine?: ((draft: RowDraft) => void) | undefined;
  /** ISO code: the country of phones and addresses without one. */
  defaultCountry: string;
  /** Whether to use a single address for both billing and service. */
  shareAddress: boolean;
}

/** Turns a row of the file into a client, or reports everything that is wrong with it. */
export function mapRow(row: SourceRow, settings: MappingSettings): MappedRow {
  if (row.noClient) return { draft: null, problems: [], notices: [], noClient: row.noClient };
  if (row.damage) {
    const value = row.cells.join(' ').slice(0, 500) || null;
    return { draft: null, problems: [{ ...row.damage, column: null, value }], notices: [] };
  }
  const values = new RowValues(row.cells, settings.mapping, settings.isExact);
  const extra = row.cells.slice(settings.mapping.length).find((cell) => cell.trim() !== '');
  if (extra !== undefined) {
    values.report(
      'too_many_values',
      null,
      `The row has ${row.cells.length} values for ${settings.mapping.length} columns. ` +
        'Put quotation marks around values that contain the delimiter.',
    );
  }
  const draft = settings.isExact ? exactDraft(values, settings.defaultCountry) : draftOf(values, settings);
  if (draft.displayName === '' && values.problems.length === 0) {
    values.report('name_missing', null, 'Name is missing. Map a client, company, or contact name.');
  }
  reportLongNames(values, draft);
  if (values.problems.length > 0) {
    return { draft: null, problems: [...values.problems, ...values.notices].slice(0, MOST_PROBLEMS), notices: [] };
  }
  settings.refine?.(draft);
  return { draft, problems: [], notices: values.notices };
}

function draftOf(values: RowValues, settings: MappingSettings): RowDraft {
  const contact = mapContact(values, settings.columns, settings.defaultCountry);
  const kind = mapKind(values, contact);
  return {
    externalId: values.one('external_id') || null,
    propertyExternalId: values.one('property_external_id') || null,
    kind,
    displayName: displayName(values, kind, contact),
    companyName: oneLine(values.one('company_name')) || null,
    status: mapStatus(values),
    leadSource: oneLine(values.one('lead_source')) || null,
    notes: joined(values, 'notes', '\n\n'),
    createdAt: mapDate(values, settings.defaultCountry),
    tags: mapTags(values),
    otherContacts: [],
    contact: kind === 'person' ? withNameFrom(values, contact) : contact,
    ...mapPlaces(values, settings),
  };
}

/** Names that were joined or split must still fit their columns. */
function reportLongNames(values: RowValues, { displayName: name, contact }: RowDraft): void {
  const longest = Math.max(contact.firstName?.length ?? 0, contact.lastName?.length ?? 0);
  const { display_name, first_name } = TARGET_FIELDS;
  if (name.length > display_name.maxLength || longest > first_name.maxLength) {
    values.report('too_long', null, 'The name is too long.');
  }
}

/** A person without separate names gets the client's name. */
function withNameFrom(values: RowValues, contact: RowDraft['contact']): RowDraft['contact'] {
  if (contact.firstName || contact.lastName) return contact;
  const { firstName, lastName } = splitFullName(nameInOneLine(values.one('display_name')));
  return { ...contact, firstName, lastName };
}

function mapKind(values: RowValues, contact: RowDraft['contact']): 'person' | 'company' {
  const word = values.one('kind');
  const stated = word ? kindOf(word) : null;
  if (stated) return stated;
  if (word) values.report('value_unknown', 'kind', `“${word}” isn’t a client type. Use person or company.`);
  const name = oneLine(values.one('display_name'));
  const hasPerson = Boolean(contact.firstName || contact.lastName);
  if (values.has('company_name')) {
    return !hasPerson || (name && !isCalledSo(name, contact)) ? 'company' : 'person';
  }
  const written = name || writtenName(values);
  return looksLikeOrganization(written) && !(hasPerson && isCalledSo(written, contact)) ? 'company' : 'person';
}

/** An organization's name in the columns for people's names. */
function writtenName(values: RowValues): string {
  const [first, last] = [values.one('first_name'), values.one('last_name')];
  return nameInOneLine(values.one('full_name') || (areNulls([first, last]) ? '' : last || first));
}

function displayName(values: RowValues, kind: 'person' | 'company', contact: RowDraft['contact']): string {
  const company = oneLine(values.one('company_name'));
  const own = nameInOneLine(values.one('display_name'));
  const person = personName(values, contact);
  const written = writtenName(values);
  const organization = company || (looksLikeOrganization(written) ? written : '');
  return own || (kind === 'company' ? organization || person || written : person || company || written);
}

/** As the file writes it, if that is the first and last name in this order, with or without a title. */
function personName(values: RowValues, contact: RowDraft['contact']): string {
  const full = nameInOneLine(values.one('full_name'));
  const joinedName = joinName(contact);
  return full && joinedName && !full.includes(',') && isCalledSo(full, contact) ? full : joinedName;
}

function mapDate(values: RowValues, country: string): string | null {
  const text = oneLine(values.one('created_on'));
  const date = text ? readDate(text, country) : null;
  if (text && !date) values.notice('date_invalid', 'created_on', `“${text}” isn’t a date in the past.`);
  return date;
}

function mapStatus(values: RowValues): DraftStatus {
  if (values.one('archived') && yesOrNo(values.one('archived')) === null) {
    values.report('value_unknown', 'archived', `“${values.one('archived')}” isn’t yes or no.`);
  }
  if (yesOrNo(values.one('archived'))) return 'archived';
  const word = values.one('status');
  const status = word ? statusOf(word) : 'active';
  if (!status)
    values.report('value_unknown', 'status', `“${word}” isn’t a status. Use lead, active, inactive, or archived.`);
  return status ?? 'active';
}

function mapTags(values: RowValues): string[] {
  const found = values
    .all('tags')
    .flatMap(({ value }) => value.split(':::').flatMap((part) => readCellList(part.trim())))
    .map((tag) => oneLine(tag).trim())
    .filter((tag) => tag !== '');
  const tags = [...new Map(found.map((tag) => [tag.toLowerCase(), tag])).values()];
  if (tags.length > MOST_TAGS) values.report('too_many_values', 'tags', `There are more than ${MOST_TAGS} tags.`);
  const long = tags.some((tag) => tag.length > LONGEST_TAG);
  if (long) values.report('too_long', 'tags', `A tag is longer than ${LONGEST_TAG} characters.`);
  return tags;
}

/** Where bills go and where the work is. */
function mapPlaces(
  values: RowValues,
  { defaultCountry, shareAddress }: MappingSettings,
): Pick<RowDraft, 'billingAddress' | 'property' | 'otherAddresses'> {
  const [billing, service, other] = (['billing', 'property', 'other'] as const).map((group) =>
    addressesOf(values, group, defaultCountry),
  ) as [DraftAddress[], DraftAddress[], DraftAddress[]];
  const [bill = null, ...moreBills] = billing;
  const lent = shareAddress && service.length === 0 && bill && isPlace(bill) ? [bill] : [];
  const kept = shareAddress ? moreBills : [];
  for (const { line1, city } of shareAddress ? [] : moreBills) {
    const place = [line1, city].filter(Boolean).join(', ');
    values.notice('value_left_out', 'billing_line1', `A client can have one billing address. Not imported: ${place}.`);
  }
  const [place = null, ...others] = distinct([...service, ...lent, ...kept, ...other]).filter(isPlace);
  return {
    billingAddress: bill ?? (shareAddress ? place : null),
    property: mapProperty(values, place),
    otherAddresses: others.filter((address) => !bill || lent.length > 0 || addressKey(address) !== addressKey(bill)),
  };
}

function mapProperty(values: RowValues, address: DraftAddress | null): RowDraft['property'] {
  const name = oneLine(values.one('property_name')) || null;
  const accessNotes = joined(values, 'property_access_notes', '\n');
  return address || name || accessNotes ? { name, address, accessNotes } : null;
}

/** Several columns joined into one text, which must fit as a whole. */
function joined(values: RowValues, target: 'notes' | 'property_access_notes', separator: string): string | null {
  const text = values
    .all(target)
    .map(({ value }) => value)
    .join(separator);
  const { label, maxLength } = TARGET_FIELDS[target];
  if (text.length > maxLength) values.report('too_long', target, `${label} is longer than ${maxLength} characters.`);
  return text || null;
}
