-- A function in SQL that PostgreSQL cannot write out where it is called is read and planned anew at each call: it has a look-up
-- in it, or calls what depends on settings. The same in plpgsql keeps its plans (docs/decisions/0057-what-a-write-costs.md).

create or replace function search_text(value text) returns text language plpgsql immutable parallel safe as $$
begin
  return btrim(regexp_replace(
    translate(lower(public.unaccent('public.unaccent'::regdictionary, coalesce(value, ''))), '''’‘`´ʼ', ''),
    '[\s!-/:-@\[-`{-~–—…·،、。「」]+', ' ', 'g'));
end $$;

create or replace function next_number(series text, prefix text) returns text language plpgsql as $$
declare
  given text;
begin
  insert into number_sequences as s (series, next) values (next_number.series, 2)
  on conflict on constraint number_sequences_pkey do update set next = s.next + 1
  returning s.next - 1 into given;
  return prefix || '-' || lpad(given, greatest(5, length(given)), '0');
end $$;

create or replace function webhooks_want(types text[]) returns boolean language plpgsql stable as $$
begin
  return exists (
    select from webhook_endpoints e, unnest(e.event_types) as asked, unnest(types) as told
    where e.state = 'active'
      and (asked in ('*', told) or right(asked, 2) = '.*' and starts_with(told, left(asked, -1))));
end $$;

create or replace function enqueue_tasks(tasks jsonb) returns int language plpgsql as $$
declare
  added int;
begin
  insert into queue_outbox (id, task, queue, payload, dedupe_key, actor, request_id)
  select t.id, t.task, t.queue, t.payload, t."dedupeKey", t.actor, t."requestId"
  from jsonb_to_recordset(tasks) as t(id uuid, task text, queue text, payload jsonb, "dedupeKey" text, actor jsonb,
                                      "requestId" text);
  get diagnostics added = row_count;
  return added;
end $$;

create or replace function own_membership_id() returns uuid language plpgsql stable as $$
begin
  return (select m.id from memberships m where m.tenant_id = (select app_tenant_id()) and m.user_id = (select app_user_id()) limit 1);
end $$;

create or replace function own_crew_id() returns uuid language plpgsql stable as $$
begin
  return (select c.crew_id from crew_members c
          where c.tenant_id = (select app_tenant_id()) and c.membership_id = (select own_membership_id()) limit 1);
end $$;

create or replace function own_crew_days() returns int language plpgsql stable as $$
begin
  return (select case when 'visits.complete.own_crew' = any (m.permissions) then 7 else 0 end
          from member_roles m where m.tenant_id = (select app_tenant_id()) and m.user_id = (select app_user_id()) limit 1);
end $$;

create or replace function company_timezone() returns text language plpgsql stable as $$
begin
  return (select timezone from tenants where id = (select app_tenant_id()));
end $$;

create or replace function address_line(address jsonb) returns text language plpgsql immutable parallel safe as $$
begin
  return nullif(concat_ws(', ', nullif(address ->> 'line1', ''), nullif(address ->> 'line2', ''), nullif(address ->> 'city', ''),
    nullif(concat_ws(' ', nullif(address ->> 'region', ''), nullif(address ->> 'postalCode', '')), '')), '');
end $$;
