// What the product answers, as JSON that PostgreSQL builds in one prepared statement each, written by hand: what the
// contract costs when nothing checks it.

/** @param {string} of */
const addressLine = (of) => `nullif(concat_ws(', ', ${of} ->> 'line1', ${of} ->> 'line2', ${of} ->> 'city',
    nullif(concat_ws(' ', ${of} ->> 'region', ${of} ->> 'postalCode'), '')), '')`;

const STAMPS = (/** @type {string} */ of) => `${of}.created_at as "createdAt", ${of}.updated_at as "updatedAt"`;

const CONTACT = `
  k.id, k.client_id as "clientId", k.first_name as "firstName", k.last_name as "lastName",
  nullif(concat_ws(' ', k.first_name, k.last_name), '') as name, k.role, k.emails, k.phones,
  (select row_to_json(n) from (select k.notify_quotes as quotes, k.notify_invoices as invoices,
     k.notify_visits as visits, k.notify_marketing as marketing) n) as notify,
  k.is_primary as "isPrimary", k.is_billing as "isBilling", k.source, k.version, ${STAMPS('k')}`;

const PROPERTY = `
  p.id, p.client_id as "clientId", p.name, p.address, ${addressLine('p.address')} as "addressLine", p.geo, p.timezone,
  p.access_notes as "accessNotes", p.hazards, p.parking, p.preferred_days as "preferredDays",
  p.no_service_days as "noServiceDays", p.gate_code is not null as "hasGateCode",
  p.alarm_code is not null as "hasAlarmCode", p.lockbox_code is not null as "hasLockboxCode",
  p.archived_at as "archivedAt", p.source, p.version, ${STAMPS('p')}`;

const CLIENT = `
  c.id, c.number, c.kind, c.display_name as "displayName", c.company_name as "companyName", c.status,
  c.billing_address as "billingAddress", c.parent_client_id as "parentClientId",
  c.bill_to_client_id as "billToClientId", c.tax_exempt as "taxExempt",
  c.exemption_certificate as "exemptionCertificate", c.preferred_channel as "preferredChannel", c.language,
  c.lead_source as "leadSource", c.tags, c.do_not_service as "doNotService",
  c.do_not_service_reason as "doNotServiceReason", (select currency from tenants where id = $1) as currency, c.source,
  c.version, c.terms_days as "termsDays", c.credit_limit_cents as "creditLimitCents", c.notes,
  c.archived_at as "archivedAt", ${STAMPS('c')}`;

/** @param {string} columns @param {string} rows @param {string} [order] */
const asList = (columns, rows, order = '') =>
  `(select coalesce(json_agg(each), '[]') from (select ${columns} from ${rows} ${order}) each)`;

/** @param {string} clients rows of which 51 are read, in their order */
const listOf = (clients) => `
  select coalesce(json_agg(each.each order by place) filter (where place <= 50), '[]')::text, count(*)::int from (
    select place, (select row_to_json(shown) from (select
      c.id, c.number, c.kind, c.display_name as "displayName", c.company_name as "companyName", c.status, c.tags,
      c.lead_source as "leadSource", c.do_not_service as "doNotService", k.contact as "primaryContact",
      ${addressLine('coalesce(p.address, c.billing_address)')} as "addressLine",
      coalesce(p.count, 0) as "propertyCount", c.version, ${STAMPS('c')}) shown) as each
    from (select listed.*, row_number() over () as place from (${clients} limit 51) listed) c
    left join lateral (
      select p.address, count(*) over () as count from properties p
      where p.tenant_id = $1 and p.client_id = c.id and p.archived_at is null
      order by p.created_at, p.id limit 1) p on true
    left join lateral (
      select row_to_json(contact) as contact from (
        select k.id, nullif(concat_ws(' ', k.first_name, k.last_name), '') as name, k.emails[1] as email,
               coalesce(k.phones -> 0 ->> 'e164', k.phones -> 0 ->> 'raw') as phone
        from client_contacts k where k.tenant_id = $1 and k.client_id = c.id
        order by k.is_primary desc, k.created_at, k.id limit 1) contact) k on true
) each`;

export const LIST = listOf(
  `select * from clients where tenant_id = $1 and status <> 'archived' order by sort_name, id`,
);

export const SEARCH = listOf(`
  select c.* from client_search s join clients c on c.tenant_id = s.tenant_id and c.id = s.client_id
  where s.tenant_id = $1 and s.status <> 'archived' and s.names like $2 order by c.created_at desc, c.id desc`);

export const DETAIL = `
  select row_to_json(shown)::text from (
    select ${CLIENT},
      ${asList(CONTACT, 'client_contacts k where k.tenant_id = $1 and k.client_id = c.id', 'order by k.is_primary desc, k.created_at, k.id')} as contacts,
      ${asList(PROPERTY, 'properties p where p.tenant_id = $1 and p.client_id = c.id and p.archived_at is null', 'order by p.created_at, p.id')} as properties
    from clients c where c.tenant_id = $1 and c.id = $2) shown`;

export const CREATE = `
  with numbered as (
    update number_sequences set next = next + 1 where tenant_id = $1 and series = 'client' returning next - 1 as n
  ), made as (
    insert into clients (id, number, display_name)
    select $2::uuid, 'C-' || lpad(n::text, 5, '0'), $3 from numbered returning *
  ), person as (
    insert into client_contacts (id, client_id, first_name, last_name, emails, is_primary, is_billing)
    select $4::uuid, id, $5, $6, $7::text[], true, $8::boolean from made returning *
  ), place as (
    insert into properties (id, client_id, address) select $9::uuid, id, $10::jsonb from made returning *
  )
  select row_to_json(shown)::text from (
    select ${CLIENT}, ${asList(CONTACT, 'person k')} as contacts, ${asList(PROPERTY, 'place p')} as properties
    from made c) shown`;
