// Rows of the tables as the API shows them, written by hand: what the contract costs when nothing checks it.

/** @typedef {Record<string, any>} Row */

/** @param {Row | null} address */
function addressLine(address) {
  const { line1, line2, city, region, postalCode } = address ?? {};
  const town = [region, postalCode].filter(Boolean).join(' ');
  return [line1, line2, city, town].filter(Boolean).join(', ') || null;
}

/** @param {Row} row */
export const listed = (row) => ({
  id: row['id'],
  number: row['number'],
  kind: row['kind'],
  displayName: row['display_name'],
  companyName: row['company_name'],
  status: row['status'],
  tags: row['tags'],
  leadSource: row['lead_source'],
  doNotService: row['do_not_service'],
  primaryContact: row['contact_id'] && {
    id: row['contact_id'],
    name: row['contact_name'],
    email: row['contact_email'],
    phone: row['contact_phone'],
  },
  addressLine: addressLine(row['main_address'] ?? row['billing_address']),
  propertyCount: Number(row['property_count'] ?? 0),
  version: row['version'],
  createdAt: row['created_at'].toISOString(),
  updatedAt: row['updated_at'].toISOString(),
});

/** @param {Row} row @param {Row[]} contacts @param {Row[]} properties @param {string} currency */
export const detailed = (row, contacts, properties, currency) => ({
  id: row['id'],
  number: row['number'],
  kind: row['kind'],
  displayName: row['display_name'],
  companyName: row['company_name'],
  status: row['status'],
  billingAddress: row['billing_address'],
  parentClientId: row['parent_client_id'],
  billToClientId: row['bill_to_client_id'],
  taxExempt: row['tax_exempt'],
  exemptionCertificate: row['exemption_certificate'],
  preferredChannel: row['preferred_channel'],
  language: row['language'],
  leadSource: row['lead_source'],
  tags: row['tags'],
  doNotService: row['do_not_service'],
  doNotServiceReason: row['do_not_service_reason'],
  currency,
  source: row['source'],
  version: row['version'],
  termsDays: row['terms_days'],
  creditLimitCents: row['credit_limit_cents'] && Number(row['credit_limit_cents']),
  notes: row['notes'],
  archivedAt: row['archived_at']?.toISOString() ?? null,
  createdAt: row['created_at'].toISOString(),
  updatedAt: row['updated_at'].toISOString(),
  contacts: contacts.map(contact),
  properties: properties.map(property),
});

/** @param {Row} row */
const contact = (row) => ({
  id: row['id'],
  clientId: row['client_id'],
  firstName: row['first_name'],
  lastName: row['last_name'],
  name: [row['first_name'], row['last_name']].filter(Boolean).join(' ') || null,
  role: row['role'],
  emails: row['emails'],
  phones: row['phones'],
  notify: {
    quotes: row['notify_quotes'],
    invoices: row['notify_invoices'],
    visits: row['notify_visits'],
    marketing: row['notify_marketing'],
  },
  isPrimary: row['is_primary'],
  isBilling: row['is_billing'],
  source: row['source'],
  version: row['version'],
  createdAt: row['created_at'].toISOString(),
  updatedAt: row['updated_at'].toISOString(),
});

/** @param {Row} row */
const property = (row) => ({
  id: row['id'],
  clientId: row['client_id'],
  name: row['name'],
  address: row['address'],
  addressLine: addressLine(row['address']),
  geo: row['geo'],
  timezone: row['timezone'],
  accessNotes: row['access_notes'],
  hazards: row['hazards'],
  parking: row['parking'],
  preferredDays: row['preferred_days'],
  noServiceDays: row['no_service_days'],
  hasGateCode: row['gate_code'] !== null,
  hasAlarmCode: row['alarm_code'] !== null,
  hasLockboxCode: row['lockbox_code'] !== null,
  archivedAt: row['archived_at']?.toISOString() ?? null,
  source: row['source'],
  version: row['version'],
  createdAt: row['created_at'].toISOString(),
  updatedAt: row['updated_at'].toISOString(),
});
