import type { CreateClientDto } from '../../api/generated/requests/types.gen';
import type { AddressValues } from '../../form/fields/address-fields';
import { addressValues, filledParts } from '../../form/fields/address-values';
import { formOf, type FormValues, kinds } from '../../form/field-kinds';
import { orNull } from '../../lib/patch';

/** Values of both forms. Named as in the request, so that the pointer of a refusal finds its field. */
const FIELDS = {
  kind: kinds.choice<'person' | 'company'>('person'),
  displayName: kinds.filled,
  companyName: kinds.text,
  tags: kinds.words,
  leadSource: kinds.text,
  preferredChannel: kinds.choiceOrNone(['email', 'phone', 'sms', 'letter']),
  notes: kinds.text,
};

const newClient = formOf({ ...FIELDS, status: kinds.choice<'lead' | 'active'>('active') });
const client = formOf({
  ...FIELDS,
  billingAddress: kinds.addressOrNone,
  termsDays: kinds.number,
  taxExempt: kinds.flag,
  doNotService: kinds.flag,
  doNotServiceReason: kinds.text,
});

export type NewClientValues = FormValues<typeof newClient> & {
  contacts: { firstName: string; lastName: string; emails: string[]; phones: { raw: string }[] }[];
  properties: { address: AddressValues }[];
};

/** Only a company has a company name, whatever was typed before the type changed. */
const named = <Values extends FormValues<typeof newClient> | FormValues<typeof client>>(values: Values): Values =>
  values.kind === 'company' ? values : { ...values, companyName: '' };

export const clientForm = {
  valuesOf: client.valuesOf,
  patch: (before: FormValues<typeof client>, after: FormValues<typeof client>) =>
    client.patch(named(before), named(after)),
};

export const newClientValues = (): NewClientValues => ({
  ...newClient.empty(),
  contacts: [{ firstName: '', lastName: '', emails: [''], phones: [{ raw: '' }] }],
  properties: [{ address: addressValues(null) }],
});

/** Puts what was searched for without results into the right field. */
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

/** Leaves out empty parts: a client without an address has no property yet. */
export function toCreateBody(values: NewClientValues): CreateClientDto {
  const { contacts, properties } = values;
  const person = contacts[0];
  const address = filledParts(properties[0]?.address);
  const emails = kinds.lines.sent(person?.emails ?? []);
  const phones = kinds.lines.sent(person?.phones.map(({ raw }) => raw) ?? []).map((raw) => ({ raw }));
  const names = { firstName: orNull(person?.firstName ?? ''), lastName: orNull(person?.lastName ?? '') };
  const hasPerson = names.firstName !== null || names.lastName !== null || emails.length > 0 || phones.length > 0;
  return {
    ...newClient.body(named(values)),
    ...(hasPerson && { contacts: [{ ...names, emails, phones }] }),
    ...(address && { properties: [{ address }] }),
  };
}
