import type {
  AddressDto,
  ClientDto,
  ContactDto,
  CreateClientDtoWritable,
  CreateContactDto,
  CreatePropertyDtoWritable,
  PhoneDto,
  PhoneInputDto,
  PropertyDto,
} from '../../api/generated/requests/types.gen';
import { uuidv7 } from '../../lib/uuid';
import type { Company } from '../db';

type Source = ClientDto['source'];

/** A client as it is stored, from what a form or a file says. */
export function makeClient(company: Company, input: CreateClientDtoWritable, source: Source = 'web'): ClientDto {
  const id = input.id ?? uuidv7();
  const { contacts = [], properties = [], ...own } = input;
  const hasPrimary = contacts.some(({ isPrimary }) => isPrimary);
  return {
    ...NOTHING,
    ...own,
    id,
    number: company.number('C'),
    currency: company.tenant.currency,
    kind: own.kind ?? 'person',
    status: own.status ?? 'active',
    tags: own.tags ?? [],
    doNotService: own.doNotService ?? false,
    taxExempt: own.taxExempt ?? false,
    source,
    contacts: contacts.map((contact, index) =>
      makeContact(company, id, { ...contact, isPrimary: contact.isPrimary ?? (!hasPrimary && index === 0) }, source),
    ),
    properties: properties.map((property) => makeProperty(company, id, property, source)),
    archivedAt: null,
    ...stamps(company),
  };
}

export function makeContact(
  company: Company,
  clientId: string,
  input: CreateContactDto,
  source: Source = 'web',
): ContactDto {
  const { firstName = null, lastName = null, notify, phones = [], emails = [] } = input;
  return {
    id: input.id ?? uuidv7(),
    ...{ clientId, firstName, lastName, emails, source },
    name: [firstName, lastName].filter(Boolean).join(' ') || null,
    phones: phones.map(readPhone),
    role: input.role ?? 'owner',
    isPrimary: input.isPrimary ?? false,
    isBilling: input.isBilling ?? false,
    notify: { quotes: true, visits: true, invoices: true, marketing: false, ...notify },
    ...stamps(company),
  };
}

/** Codes are kept beside the record: what is shown only says that there are some. */
export function makeProperty(
  company: Company,
  clientId: string,
  input: CreatePropertyDtoWritable,
  source: Source = 'web',
): PropertyDto {
  const { gateCode, alarmCode, lockboxCode, id = uuidv7(), ...own } = input;
  keepCodes(company, id, { gateCode, alarmCode, lockboxCode });
  const address = own.address ?? {};
  return {
    ...{ id, clientId, source, address, addressLine: addressLine(address) },
    name: own.name ?? null,
    accessNotes: own.accessNotes ?? null,
    parking: own.parking ?? null,
    timezone: own.timezone ?? null,
    geo: own.geo ?? null,
    hazards: own.hazards ?? [],
    preferredDays: own.preferredDays ?? [],
    noServiceDays: own.noServiceDays ?? [],
    ...hasCodes(company, id),
    archivedAt: null,
    ...stamps(company),
  };
}

export interface Codes {
  gateCode?: string | null | undefined;
  alarmCode?: string | null | undefined;
  lockboxCode?: string | null | undefined;
}

export function keepCodes({ accessCodes }: Company, propertyId: string, codes: Codes): void {
  const before = accessCodes.get(propertyId) ?? { gateCode: null, alarmCode: null, lockboxCode: null };
  const { gateCode = before.gateCode, alarmCode = before.alarmCode, lockboxCode = before.lockboxCode } = codes;
  accessCodes.set(propertyId, { gateCode, alarmCode, lockboxCode });
}

export function hasCodes({ accessCodes }: Company, propertyId: string) {
  const codes = accessCodes.get(propertyId);
  return {
    hasGateCode: Boolean(codes?.gateCode),
    hasAlarmCode: Boolean(codes?.alarmCode),
    hasLockboxCode: Boolean(codes?.lockboxCode),
  };
}

export function addressLine({ line1, city, region, postalCode }: AddressDto): string | null {
  const place = [city, [region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [line1, place].filter(Boolean).join(', ') || null;
}

export const readPhone = ({ raw, label = 'mobile' }: PhoneInputDto): PhoneDto => ({ raw, label, e164: e164(raw) });

/** Good enough for numbers of the United States; the real thing knows all countries. */
function e164(raw: string): string | null {
  const digits = raw.replace(/\D/g, '');
  if (raw.trim().startsWith('+')) return `+${digits}`;
  return digits.length === 10 ? `+1${digits}` : null;
}

function stamps({ db }: Company) {
  const now = db.now().toISOString();
  return { createdAt: now, updatedAt: now, version: 1 };
}

const NOTHING = {
  billToClientId: null,
  billingAddress: null,
  companyName: null,
  creditLimitCents: null,
  doNotServiceReason: null,
  exemptionCertificate: null,
  language: null,
  leadSource: null,
  notes: null,
  parentClientId: null,
  preferredChannel: null,
  termsDays: null,
};
