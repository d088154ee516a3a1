-- As before, planned for a company of average size, and each setting read once for a statement instead of once for a row.

create or replace function own_membership_id() returns uuid language sql stable as $$
  select m.id from memberships m where m.tenant_id = (select app_tenant_id()) and m.user_id = (select app_user_id())
$$;

create or replace function own_crew_id() returns uuid language sql stable as $$
  select c.crew_id from crew_members c where c.tenant_id = (select app_tenant_id())
    and c.membership_id = (select own_membership_id())
$$;

create or replace function own_crew_days() returns int language sql stable as $$
  select case when 'visits.complete.own_crew' = any (m.permissions) then 7 else 0 end
  from member_roles m where m.tenant_id = (select app_tenant_id()) and m.user_id = (select app_user_id())
$$;

create or replace function visited_client_ids() returns setof uuid language sql stable as $$
  select distinct v.client_id from visits v
  join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
  where v.tenant_id = (select app_tenant_id()) and v.crew_id = (select own_crew_id())
    and v.status not in ('unscheduled', 'cancelled')
    and j.status in ('active', 'completed', 'closed')
    and v.planned_on between current_date - (select own_crew_days()) - 1 and current_date + (select own_crew_days()) + 1
    and abs(v.planned_on - (now() at time zone v.time_zone)::date) <= (select own_crew_days())
$$;

create or replace function visited_today_by_own_crew(property uuid) returns boolean language sql stable as $$
  select exists (
    select from visits v
    join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
    where v.tenant_id = (select app_tenant_id()) and v.property_id = property and v.crew_id = (select own_crew_id())
      and v.status not in ('unscheduled', 'skipped', 'cancelled') and j.status in ('active', 'completed', 'closed')
      and v.planned_on = (now() at time zone v.time_zone)::date)
$$;

create or replace function company_timezone() returns text language sql stable as $$
  select timezone from tenants where id = (select app_tenant_id())
$$;

create or replace function assigned_client_ids() returns setof uuid language sql stable as $$
  select distinct v.client_id from visits v
  join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
  where v.tenant_id = (select app_tenant_id()) and v.crew_id = (select own_crew_id())
    and v.status not in ('unscheduled', 'cancelled')
    and j.status in ('active', 'completed', 'closed')
    and v.planned_on between current_date - (select own_crew_days()) - 1 and current_date + (select own_crew_days()) + 1
    and abs(v.planned_on - (now() at time zone v.time_zone)::date) <= (select own_crew_days())
$$;

create or replace function visited_today(property uuid) returns boolean language sql stable as $$
  select exists (
    select from visits v
    join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
    where v.tenant_id = (select app_tenant_id()) and v.property_id = property and v.crew_id = (select own_crew_id())
      and v.status not in ('unscheduled', 'skipped', 'cancelled') and j.status in ('active', 'completed', 'closed')
      and v.planned_on = (now() at time zone v.time_zone)::date)
$$;

create or replace function client_work(client uuid, out jobs int, out open_jobs int) language sql stable as $$
  select count(*)::int, (count(*) filter (where j.status in ('draft', 'active', 'on_hold')))::int
  from jobs j where j.tenant_id = (select app_tenant_id()) and j.client_id = client
$$;
