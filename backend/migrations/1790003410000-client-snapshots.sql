-- Clients and properties as other domains may know them: the columns are the fields of `ClientSnapshot` and
-- `PropertySnapshot`, so that whoever shows a record with its surroundings reads all in one statement. No codes.

create view client_snapshots with (security_invoker = true) as
select c.id, c.number, c.kind, c.display_name as "displayName", c.company_name as "companyName", c.status,
       c.do_not_service as "doNotService", c.do_not_service_reason as "doNotServiceReason", c.language,
       c.billing_address as "billingAddress",
       coalesce((
         select json_agg(json_build_object(
                  'id', p.id, 'name', nullif(concat_ws(' ', nullif(p.first_name, ''), nullif(p.last_name, '')), ''),
                  'emails', p.emails, 'phones', p.phones,
                  'notify', json_build_object('quotes', p.notify_quotes, 'invoices', p.notify_invoices,
                                              'visits', p.notify_visits, 'marketing', p.notify_marketing),
                  'isPrimary', p.is_primary, 'isBilling', p.is_billing)
                order by p.is_primary desc, p.created_at, p.id)
         from client_contacts p where p.tenant_id = c.tenant_id and p.client_id = c.id), '[]') as contacts
from clients c;
grant select on client_snapshots to hedgerow_app;

create view property_snapshots with (security_invoker = true) as
select p.id, p.client_id as "clientId", p.name, p.address, p.geo, p.access_notes as "accessNotes", p.hazards, p.parking,
       p.preferred_days as "preferredDays", p.no_service_days as "noServiceDays",
       coalesce(p.timezone, (select company_timezone())) as timezone,
       (p.gate_code is not null or p.alarm_code is not null or p.lockbox_code is not null) as "hasAccessCodes",
       p.archived_at is not null as archived
from properties p;
grant select on property_snapshots to hedgerow_app;
