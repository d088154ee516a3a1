import type { SourceRow } from '../reading/index.js';
import { type AddressParts, normalizeAddress, parseWholeAddress } from './addresses.js';
import { oneLine } from './cell.js';
import { kindOf, statusOf, yesOrNo } from './choices.js';
import { mapContact } from './contact-mapper.js';
import { countryCodeOf } from './countries.js';
import { joinName, looksLikeCompany, splitFullName } from './names.js';
import type { DraftAddress, DraftStatus, MappedRow, RowDraft } from './row-draft.js';
import { RowValues } from './row-values.js';
import type { Mapping } from './target-field.js';

export interface MappingSettings {
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
  if (values.problems.length > 0) return { draft: null, problems: values.problems };
  settings.refine?.(draft);
  return { draft, problems: [] };
}

function draftOf(values: RowValues, settings: MappingSettings): RowDraft {
  const contact = mapContact(values, settings.defaultCountry);
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
    notes:
      values
        .all('notes')
        .map(({ value }) => value)
        .join('\n\n') || null,
    tags: mapTags(values),
    contact: kind === 'person' ? withNameFrom(values, contact) : contact,
    billingAddress: billing ?? (settings.shareAddress ? service : null),
    property: mapProperty(values, service ?? (settings.shareAddress ? billing : null)),
  };
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
  const tags = values
    .all('tags')
    .flatMap(({ value }) => value.split(/\s*(?:[,;|\n]|:::)\s*/))
    .map((tag) => oneLine(tag).slice(0, 50))
    .filter((tag) => tag !== '');
  return [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()].slice(0, 50);
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
  const separate = parts.line1 !== '' || parts.city !== '' || parts.postalCode !== '';
  const whole = separate ? parts : parseWholeAddress(values.one(`${group}_address`));
  const country = whole.country || parts.country;
  const code = country ? countryCodeOf(country) : '';
  if (code === null) values.report('value_unknown', `${group}_country`, `“${country}” is no country we know.`);
  return normalizeAddress({ ...whole, country: code ?? '' }, defaultCountry);
}

function mapProperty(values: RowValues, address: DraftAddress | null): RowDraft['property'] {
  const name = oneLine(values.one('property_name')) || null;
  const accessNotes =
    values
      .all('property_access_notes')
      .map(({ value }) => value)
      .join('\n') || null;
  return address || name || accessNotes ? { name, address, accessNotes } : null;
}
