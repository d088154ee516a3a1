import { db } from '../../kernel/database/index.js';
import { isKept } from '../client-work/index.js';
import { Property } from '../properties/index.js';

/**
 * One statement for clients, contacts and properties: its triggers run at the end, when everything exists, so search
 * rows are written once. The rows travel as one JSON parameter: 65,535 parameters would not be enough for 500 clients.
 */
export const insertClients = (): string => `
  with incoming as (
    select * from jsonb_to_recordset($1::jsonb) as r (
      id uuid, number text, kind text, display_name text, company_name text, status text, billing_address jsonb,
      terms_days smallint, tax_exempt boolean, exemption_certificate jsonb, preferred_channel text, language text,
      lead_source text, tags text[], do_not_service boolean, do_not_service_reason text, credit_limit_cents bigint,
      notes text, listed_parts text, created_at timestamptz, archived_at timestamptz, contacts jsonb, properties jsonb)
  ), new_clients as (
    insert into clients (id, number, kind, display_name, company_name, status, archived_from, archived_at,
      billing_address, terms_days, tax_exempt, exemption_certificate, preferred_channel, language, lead_source, tags,
      do_not_service, do_not_service_reason, credit_limit_cents, notes, listed_parts, created_at, updated_at)
    select id, number, kind, display_name, company_name, status,
      case when status = 'archived' then 'inactive' end,
      case when status = 'archived' then coalesce(archived_at, now()) end,
      billing_address, terms_days, tax_exempt, exemption_certificate, preferred_channel, language, lead_source, tags,
      do_not_service, do_not_service_reason, credit_limit_cents, notes, listed_parts, coalesce(created_at, now()),
      coalesce(archived_at, created_at, now())
    from incoming
  ), new_contacts as (
    insert into client_contacts (id, client_id, first_name, last_name, role, emails, phones, notify_quotes,
      notify_invoices, notify_visits, notify_marketing, is_primary, is_billing, created_at, updated_at)
    select c.id, i.id, c.first_name, c.last_name, c.role, c.emails, c.phones, c.notify_quotes, c.notify_invoices,
      c.notify_visits, c.notify_marketing, c.is_primary, c.is_billing, coalesce(i.created_at, now()),
      coalesce(i.created_at, now())
    from incoming i cross join lateral jsonb_to_recordset(i.contacts) as c (
      id uuid, first_name text, last_name text, role text, emails text[], phones jsonb, notify_quotes boolean,
      notify_invoices boolean, notify_visits boolean, notify_marketing boolean, is_primary boolean, is_billing boolean)
  )
  ${propertiesFrom('from incoming i cross join lateral jsonb_populate_recordset(null::properties, i.properties) p', 'i.created_at')}`;

export const insertProperties = (): string =>
  propertiesFrom('from jsonb_populate_recordset(null::properties, $1::jsonb) p', 'p.created_at');

/** The columns that the entity declares: a new one travels with the others. */
function propertiesFrom(rows: string, createdAt: string): string {
  const { dataSource } = db();
  const own = dataSource
    .getMetadata(Property)
    .columns.filter(({ target, isInsert }) => target === Property && isInsert);
  const names = own.map(({ databaseName }) => databaseName);
  // An absent field arrives as null; where there must be something, it takes the default.
  const values = own.map((column) => {
    const usual = column.isNullable ? undefined : dataSource.driver.normalizeDefault(column);
    return usual === undefined ? `p.${column.databaseName}` : `coalesce(p.${column.databaseName}, ${usual})`;
  });
  return `
    insert into properties (id, ${names.join(', ')}, created_at, updated_at)
    select p.id, ${values.join(', ')}, coalesce(${createdAt}, now()), coalesce(${createdAt}, now()) ${rows}`;
}

/**
 * One client per address, number and name: a whole list may share one manager's e-mail. Each value is looked up by
 * itself: in one join the planner searched the whole company while its statistics did not know it yet.
 */
export const FIND_MATCHES = `
  select distinct on (p.kind, p.value, asked.name)
         p.client_id as "clientId", c.display_name as "displayName", c.number,
         case p.kind when 'email' then p.value end as email, case p.kind when 'phone' then p.value end as phone
  from (select 'email' as kind, unnest($1::text[]) as value union all select 'phone', unnest($2::text[])) looked
  cross join lateral (
    select * from contact_points p
    where p.tenant_id = (select app_tenant_id()) and p.kind = looked.kind and p.value = looked.value offset 0) p
  cross join lateral (
    select * from clients c where c.tenant_id = p.tenant_id and c.id = p.client_id limit 1) c
  cross join lateral (
    select case when lower(c.display_name) = any ($3::text[]) then lower(c.display_name) end as name) asked
  order by p.kind, p.value, asked.name, c.created_at, c.id`;

/**
 * Nobody has changed it, its contacts or its properties since (each change bumps the version), and nothing was added to it.
 */
export const findUntouched = (): string => `
  select c.id from clients c
  join unnest($1::uuid[], $2::int[]) as expected (id, version) on expected.id = c.id and expected.version = c.version
  where not ${isKept('c.id')}`;
