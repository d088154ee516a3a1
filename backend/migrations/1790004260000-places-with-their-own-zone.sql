-- Whether a property has a zone of its own: its visits stay where they are when the zone of the company changes.
create or replace view property_snapshots with (security_invoker = true) as
select p.id, p.client_id as "clientId", p.name, p.address, p.geo, p.access_notes as "accessNotes", p.hazards, p.parking,
       p.preferred_days as "preferredDays", p.no_service_days as "noServiceDays",
       coalesce(p.timezone, (select company_timezone())) as timezone,
       (p.gate_code is not null or p.alarm_code is not null or p.lockbox_code is not null) as "hasAccessCodes",
       p.archived_at is not null as archived,
       p.timezone is not null as "hasOwnZone"
from properties p;
