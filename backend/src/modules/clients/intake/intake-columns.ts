import { newId } from '../../../kernel/database/index.js';
import { tidyAddress } from '../address/address.js';
import type { IntakeClient, IntakeContact, IntakeProperty } from './intake-row.js';

/** A row as the statement reads it: every column present, ids decided. */
export function clientColumns(client: IntakeClient, number: string) {
  const contacts = client.contacts ?? [];
  const primary = Math.max(
    contacts.findIndex(({ isPrimary }) => isPrimary),
    0,
  );
  return {
    id: client.id ?? newId(),
    number,
    kind: client.kind ?? 'person',
    display_name: client.displayName,
    company_name: client.companyName ?? null,
    status: client.status ?? 'active',
    billing_address: tidyAddress(client.billingAddress),
    terms_days: client.termsDays ?? null,
    tax_exempt: client.taxExempt ?? false,
    exemption_certificate: client.exemptionCertificate ?? null,
    preferred_channel: client.preferredChannel ?? null,
    language: client.language ?? null,
    lead_source: client.leadSource ?? null,
    tags: client.tags ?? [],
    do_not_service: client.doNotService ?? false,
    do_not_service_reason: client.doNotServiceReason ?? null,
    credit_limit_cents: client.creditLimitCents ?? null,
    notes: client.notes ?? null,
    contacts: contacts.map((contact, index) => contactColumns(contact, index === primary)),
    properties: (client.properties ?? []).map(propertyColumns),
  };
}

export function propertyColumns(property: IntakeProperty) {
  return {
    id: property.id ?? newId(),
    name: property.name ?? null,
    address: tidyAddress(property.address) ?? {},
    geo: property.geo ?? null,
    timezone: property.timezone ?? null,
    access_notes: property.accessNotes ?? null,
    hazards: property.hazards ?? [],
    parking: property.parking ?? null,
    preferred_days: property.preferredDays ?? [],
    no_service_days: property.noServiceDays ?? [],
  };
}

function contactColumns(contact: IntakeContact, isPrimary: boolean) {
  return {
    id: contact.id ?? newId(),
    first_name: contact.firstName,
    last_name: contact.lastName,
    role: contact.role ?? 'owner',
    emails: contact.emails,
    phones: contact.phones,
    notify_quotes: contact.notify?.quotes ?? true,
    notify_invoices: contact.notify?.invoices ?? true,
    notify_visits: contact.notify?.visits ?? true,
    notify_marketing: contact.notify?.marketing ?? false,
    is_primary: isPrimary,
    is_billing: contact.isBilling ?? false,
  };
}
