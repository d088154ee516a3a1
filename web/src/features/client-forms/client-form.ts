import type { ClientDto, CreateClientDto, UpdateClientDto } from '../../api/generated/requests/types.gen';
import type { AddressValues } from '../../form/fields/address-fields';
import { addressValues, filledParts, nulledParts } from '../../form/fields/address-values';
import { changesOf, orEmpty, orNull } from '../../lib/patch';

/** The form mirrors the request, so that a refused field is found by its pointer. */
export interface ClientValues extends Record<string, unknown> {
  kind: 'person' | 'company';
  displayName: string;
  companyName: string;
  tags: string[];
  leadSource: string;
  preferredChannel: string | null;
  notes: string;
}

export interface NewClientValues extends ClientValues {
  status: 'lead' | 'active';
  contacts: { firstName: string; lastName: string; emails: string[]; phones: { raw: string }[] }[];
  properties: { address: AddressValues }[];
}

export interface EditClientValues extends ClientValues {
  billingAddress: AddressValues;
  termsDays: number | '';
  taxExempt: boolean;
  doNotService: boolean;
  doNotServiceReason: string;
}

const NO_ADDRESS: AddressValues = { line1: '', line2: '', city: '', region: '', postalCode: '' };

export const newClientValues = (): NewClientValues => ({
  kind: 'person',
  displayName: '',
  companyName: '',
  status: 'active',
  tags: [],
  leadSource: '',
  preferredChannel: null,
  notes: '',
  contacts: [{ firstName: '', lastName: '', emails: [''], phones: [{ raw: '' }] }],
  properties: [{ address: NO_ADDRESS }],
});

/** Puts what was searched for and not found where it belongs. */
export function startedWith(start: string | undefined): NewClientValues {
  const values = newClientValues();
  const [person] = values.contacts;
  if (!start || !person) return values;
  if (start.includes('@')) return { ...values, contacts: [{ ...person, emails: [start] }] };
  const isPhone = start.replace(/\D/g, '').length >= 7 && !/\p{L}/u.test(start);
  return isPhone
    ? { ...values, contacts: [{ ...person, phones: [{ raw: start }] }] }
    : { ...values, displayName: start };
}

/** Leaves out what was left empty: a client without a known address has no property yet. */
export function toCreateBody(values: NewClientValues): CreateClientDto {
  const { contacts, properties, status } = values;
  const person = contacts[0];
  const address = filledParts(properties[0]?.address);
  const emails = person?.emails.map((email) => email.trim()).filter(Boolean) ?? [];
  const phones = person?.phones.map(({ raw }) => ({ raw: raw.trim() })).filter(({ raw }) => raw !== '') ?? [];
  const names = { firstName: orNull(person?.firstName ?? ''), lastName: orNull(person?.lastName ?? '') };
  const hasPerson = names.firstName !== null || names.lastName !== null || emails.length > 0 || phones.length > 0;
  return {
    ...clientFields(values),
    status,
    ...(hasPerson && { contacts: [{ ...names, emails, phones }] }),
    ...(address && { properties: [{ address }] }),
  };
}

export const editClientValues = (client: ClientDto): EditClientValues => ({
  kind: client.kind,
  displayName: client.displayName,
  companyName: orEmpty(client.companyName),
  tags: client.tags,
  leadSource: orEmpty(client.leadSource),
  preferredChannel: client.preferredChannel,
  notes: orEmpty(client.notes),
  billingAddress: addressValues(client.billingAddress),
  termsDays: client.termsDays ?? '',
  taxExempt: client.taxExempt,
  doNotService: client.doNotService,
  doNotServiceReason: orEmpty(client.doNotServiceReason),
});

/** Only what was changed: what a colleague changes meanwhile in other fields stays. */
export function toUpdateBody(before: EditClientValues, after: EditClientValues): UpdateClientDto {
  return changesOf(updateFields(before), updateFields(after));
}

function updateFields(values: EditClientValues) {
  const { billingAddress, termsDays, taxExempt, doNotService, doNotServiceReason } = values;
  return {
    ...clientFields(values),
    billingAddress: filledParts(billingAddress) && nulledParts(billingAddress),
    termsDays: termsDays === '' ? null : termsDays,
    taxExempt,
    doNotService,
    doNotServiceReason: orNull(doNotServiceReason),
  };
}

function clientFields(values: ClientValues) {
  const { kind, displayName, companyName, tags, leadSource, preferredChannel, notes } = values;
  return {
    kind,
    displayName: displayName.trim(),
    companyName: kind === 'company' ? orNull(companyName) : null,
    tags,
    leadSource: orNull(leadSource),
    preferredChannel: CHANNELS.find((channel) => channel === preferredChannel) ?? null,
    notes: orNull(notes),
  };
}

const CHANNELS = ['email', 'phone', 'sms', 'letter'] as const;
