import type { SourceRow } from '../tabular-reader/index.js';
import { type AddressParts, normalizeAddress, overlongPart, parseWholeAddress } from './addresses.js';
import { oneLine } from './cell.js';
import { kindOf, statusOf, yesOrNo } from './choices.js';
import { mapContact } from './contact-mapper.js';
import { countryCodeOf } from './countries.js';
import { joinName, looksLikeCompany, splitFullName } from './names.js';
import type { DraftAddress, DraftStatus, MappedRow, RowDraft } from './row-draft.js';
import { RowValues } from './row-values.js';
import { type Mapping, TARGET_FIELDS } from './target-field.js';

const MOST_TAGS = 30;
const LONGEST_TAG = 50;

export interface MappingSettings {
  /** Names of the columns. */
  columns: readonly string[];
  mapping: Mapping;
  /** What only files of the recognised program need, after mapping. */
  refine?: ((draft: RowDraft) => void) | undefined;
  /** ISO code: the country of phones and addresses that name none. */
  defaultCountry: string;
  /** A row with only one of billing and service address uses it for both. */
  shareAddress: boolean;
}

/** Turns a row of the file into a client, or says everything that is wrong with it. */
export function mapRow(row: SourceRow, settings: MappingSettings): MappedRow {
  const values = new RowValues(row.cells, settings.mapping);
  if (row.damage) values.report('card_damaged', null, `The card cannot be read: ${row.damage}.`);
  const extra = row.cells.slice(settings.mapping.length).find((cell) => cell !== '');
  if (extra !== undefined) {
    values.report(
      'too_many_values',
      null,
      `The row has ${row.cells.length} values for ${settings.mapping.length} columns. ` +
        'A value that contains the delimiter needs quotation marks.',
    );
  }
  const draft = draftOf(values, settings);
  if (!row.damage && draft.displayName === '' && values.problems.length === 0) {
    values.report('name_missing', null, 'There is no name: neither a display name, nor a company, nor a person.');
  }
  reportLongNames(values, draft);
  if (values.problems.length > 0) return { draft: null, problems: values.problems };
  settings.refine?.(draft);
  return { draft, problems: [] };
}

function draftOf(values: RowValues, settings: MappingSettings): RowDraft {
  const contact = mapContact(values, settings.columns, settings.defaultCountry);
  const billing = addressOf(values, 'billing', settings.defaultCountry);
  const service = addressOf(values, 'property', settings.defaultCountry);
  const kind = mapKind(values, joinName(contact));
  return {
    externalId: values.one('external_id') || null,
    propertyExternalId: null,
    kind,
    displayName: displayName(values, kind, joinName(contact)),
    companyName: oneLine(values.one('company_name')) || null,
    status: mapStatus(values),
    leadSource: oneLine(values.one('lead_source')) || null,
    notes: joined(values, 'notes', '\n\n'),
    tags: mapTags(values),
    contact: kind === 'person' ? withNameFrom(values, contact) : contact,
    billingAddress: billing ?? (settings.shareAddress ? service : null),
    property: mapProperty(values, service ?? (settings.shareAddress ? billing : null)),
  };
}

/** Names that are put together, or apart, must fit where they are kept. */
function reportLongNames(values: RowValues, { displayName: name, contact }: RowDraft): void {
  const longest = Math.max(contact.firstName?.length ?? 0, contact.lastName?.length ?? 0);
  const { display_name, first_name } = TARGET_FIELDS;
  if (name.length > display_name.maxLength || longest > first_name.maxLength) {
    values.report('too_long', null, 'The name is too long.');
  }
}

/** A person without separate names is called as the client is. */
function withNameFrom(values: RowValues, contact: RowDraft['contact']): RowDraft['contact'] {
  if (contact.firstName || contact.lastName) return contact;
  const name = oneLine(values.one('display_name'));
  return name ? { ...contact, ...splitFullName(name) } : contact;
}

function mapKind(values: RowValues, personName: string): 'person' | 'company' {
  const word = values.one('kind');
  const stated = word ? kindOf(word) : null;
  if (stated) return stated;
  if (word) values.report('value_unknown', 'kind', `“${word}” is neither person nor company.`);
  const name = oneLine(values.one('display_name'));
  const company = oneLine(values.one('company_name'));
  if (!company && !values.has('first_name', 'last_name'))
    return looksLikeCompany(name || personName) ? 'company' : 'person';
  return company && (!personName || (name && name !== personName)) ? 'company' : 'person';
}

function displayName(values: RowValues, kind: 'person' | 'company', personName: string): string {
  const company = oneLine(values.one('company_name'));
  const own = oneLine(values.one('display_name'));
  return own || (kind === 'company' ? company || personName : personName || company);
}

function mapStatus(values: RowValues): DraftStatus {
  if (values.one('archived') && yesOrNo(values.one('archived')) === null) {
    values.report('value_unknown', 'archived', `“${values.one('archived')}” is neither yes nor no.`);
  }
  if (yesOrNo(values.one('archived'))) return 'archived';
  const word = values.one('status');
  const status = word ? statusOf(word) : 'active';
  if (!status) values.report('value_unknown', 'status', `“${word}” is none of lead, active, inactive, archived.`);
  return status ?? 'active';
}

function mapTags(values: RowValues): string[] {
  const found = values
    .all('tags')
    .flatMap(({ value }) => value.split(/[,;|\n]|:::/))
    .map((tag) => oneLine(tag).trim())
    .filter((tag) => tag !== '');
  const tags = [...new Map(found.map((tag) => [tag.toLowerCase(), tag])).values()];
  if (tags.length > MOST_TAGS) values.report('too_many_values', 'tags', `There are more than ${MOST_TAGS} tags.`);
  const long = tags.some((tag) => tag.length > LONGEST_TAG);
  if (long) values.report('too_long', 'tags', `A tag is longer than ${LONGEST_TAG} characters.`);
  return tags;
}

function addressOf(values: RowValues, group: 'billing' | 'property', defaultCountry: string): DraftAddress | null {
  const parts: AddressParts = {
    line1: values.one(`${group}_line1`),
    line2: values.one(`${group}_line2`),
    city: values.one(`${group}_city`),
    region: values.one(`${group}_region`),
    postalCode: values.one(`${group}_postal_code`),
    country: values.one(`${group}_country`),
  };
  const text = values.one(`${group}_address`);
  const separate = parts.line1 !== '' || parts.city !== '' || parts.postalCode !== '';
  // Beside a column for the city, "Address" means the street.
  const whole = separate ? { ...parts, line1: parts.line1 || text } : parseWholeAddress(text);
  const country = whole.country || parts.country;
  const code = country ? countryCodeOf(country) : '';
  if (code === null) values.report('value_unknown', `${group}_country`, `“${country}” is no country we know.`);
  const address = normalizeAddress({ ...whole, country: code ?? '' }, defaultCountry);
  const tooLong = overlongPart(address);
  if (tooLong) values.report('too_long', `${group}_address`, `The ${tooLong} of the address is too long.`);
  return address;
}

function mapProperty(values: RowValues, address: DraftAddress | null): RowDraft['property'] {
  const name = oneLine(values.one('property_name')) || null;
  const accessNotes = joined(values, 'property_access_notes', '\n');
  return address || name || accessNotes ? { name, address, accessNotes } : null;
}

/** Several columns in one text, which must fit as a whole. */
function joined(values: RowValues, target: 'notes' | 'property_access_notes', separator: string): string | null {
  const text = values
    .all(target)
    .map(({ value }) => value)
    .join(separator);
  const { label, maxLength } = TARGET_FIELDS[target];
  if (text.length > maxLength) values.report('too_long', target, `${label}: longer than ${maxLength} characters.`);
  return text || null;
}
