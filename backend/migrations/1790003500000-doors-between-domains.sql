-- What domains let one another read (docs/decisions). A comment says who keeps a table without an entity, and who publishes a
-- view or a function; test/walls reads it. Every view looks with the eyes of whoever asks, so policies hold behind it.

create view account_names with (security_invoker = true) as
  select id as user_id, name, email from users;
comment on view account_names is 'Published by accounts: what people are called and where they are written to.';

create view open_sessions with (security_invoker = true) as
  select id as session_id, user_id, client from sessions where revoked_at is null and expires_at > now();
comment on view open_sessions is 'Published by sessions: sign-ins that hold.';

create view member_roles with (security_invoker = true) as
  select m.tenant_id, m.id as membership_id, m.user_id, m.status, r.key as role_key, r.permissions
  from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id;
comment on view member_roles is 'Published by tenancy: who belongs to a company, and what they may do there.';

-- Of the company and the person of the scope.
create function own_membership_id() returns uuid language sql stable as $$
  select m.id from memberships m where m.tenant_id = app_tenant_id() and m.user_id = app_user_id()
$$;
comment on function own_membership_id() is 'Published by tenancy.';

create view tenant_data_keys with (security_invoker = true) as
  select id as tenant_id, data_key from tenants;
comment on view tenant_data_keys is 'Published by tenancy: for kernel/secrets, which makes the key and wraps it.';

create view api_key_scopes with (security_invoker = true) as
  select tenant_id, id as api_key_id, name, scopes,
         revoked_at is null and (expires_at is null or expires_at > now()) as usable
  from api_keys;
comment on view api_key_scopes is 'Published by api-keys: what the programs of a company may do.';

create view api_key_uses with (security_invoker = true) as
  select tenant_id, id as api_key_id, last_used_at, last_used_address from api_keys;
comment on view api_key_uses is 'Published by api-keys: for api-usage, which notes when keys were used.';

create view client_versions with (security_invoker = true) as
  select tenant_id, id as client_id, version from clients;
comment on view client_versions is 'Published by clients: tells whether somebody changed a client since.';

create view event_positions with (security_invoker = true) as
  select tenant_id, last_seq from event_counters;
comment on view event_positions is 'Published by kernel/events: how far the log of each company has come.';
grant select on event_positions to hedgerow_app, hedgerow_relay;

grant select on account_names, open_sessions, member_roles, tenant_data_keys, api_key_scopes, api_key_uses, client_versions
  to hedgerow_app;
grant update (data_key) on tenant_data_keys to hedgerow_app;
grant update (last_used_at, last_used_address) on api_key_uses to hedgerow_app;

-- As before, through what their owners publish.
create or replace function own_crew_id() returns uuid language sql stable as $$
  select c.crew_id from crew_members c where c.tenant_id = app_tenant_id() and c.membership_id = own_membership_id()
$$;
comment on function own_crew_id() is 'Published by crews: the crew of whoever is signed in.';

create or replace function own_crew_days() returns int language sql stable as $$
  select case when 'visits.complete.own_crew' = any (m.permissions) then 7 else 0 end
  from member_roles m where m.tenant_id = app_tenant_id() and m.user_id = app_user_id()
$$;
comment on function own_crew_days() is 'Kept by visits.';

create or replace function session_standing(tenant uuid, person uuid, session uuid)
  returns table (membership_id uuid, name text, role_key text, permissions text[], client text) language plpgsql as $$
begin
  perform set_config('app.tenant_id', tenant::text, true), set_config('app.user_id', person::text, true);
  return query
    select m.membership_id, u.name, m.role_key, m.permissions, s.client
    from open_sessions s
    join account_names u on u.user_id = s.user_id
    join member_roles m on m.tenant_id = tenant and m.user_id = s.user_id and m.status = 'active'
    where s.session_id = session and s.user_id = person;
end $$;
comment on function session_standing(uuid, uuid, uuid) is 'Kept by auth: who acts for a session in a company.';

create or replace function webhook_companies_due(at timestamptz, kept_since timestamptz)
returns table (tenant_id uuid, work text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct e.tenant_id, 'send'
  from webhook_endpoints e
  join webhook_standings s on s.tenant_id = e.tenant_id and s.endpoint_id = e.id
  where (
    e.state = 'active'
    and s.cursor_seq < (select c.last_seq from event_positions c where c.tenant_id = e.tenant_id)
  ) or (
    coalesce(s.resting_until <= at, true)
    and exists (
      select from webhook_deliveries d
      where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.state in ('pending', 'retrying')
        and d.next_attempt_at <= at
    )
  ) or exists (
    -- A test does not wait until the circuit closes.
    select from webhook_deliveries d
    where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.state in ('pending', 'retrying')
      and d.next_attempt_at <= at and d.seq = 0
  )
  union all
  select distinct e.tenant_id, 'sweep'
  from webhook_endpoints e
  where exists (
    select from webhook_deliveries d
    where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.created_at < kept_since
  )
$$;

-- What work says of clients, made by its owner alone. Clients ask by modules/client-work.
create function visited_client_ids() returns setof uuid language sql stable as $$
  select distinct v.client_id from visits v
  join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
  where v.tenant_id = app_tenant_id() and v.crew_id = own_crew_id() and v.status not in ('unscheduled', 'cancelled')
    and j.status in ('active', 'completed', 'closed')
    and v.planned_on between current_date - own_crew_days() - 1 and current_date + own_crew_days() + 1
    and abs(v.planned_on - (now() at time zone v.time_zone)::date) <= own_crew_days()
$$;
comment on function visited_client_ids() is
  'Kept by visits: clients whom the crew of the signed-in member visits in the days that the role may look at.';

create function visited_today_by_own_crew(property uuid) returns boolean language sql stable as $$
  select exists (
    select from visits v
    join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
    where v.tenant_id = app_tenant_id() and v.property_id = property and v.crew_id = own_crew_id()
      and v.status not in ('unscheduled', 'skipped', 'cancelled') and j.status in ('active', 'completed', 'closed')
      and v.planned_on = (now() at time zone v.time_zone)::date)
$$;
comment on function visited_today_by_own_crew(uuid) is 'Kept by visits: today in the time zone of the property.';

-- The previous release still asks these three.
comment on function assigned_client_ids() is 'Kept by visits, for the release before visited_client_ids().';
comment on function visited_today(uuid) is 'Kept by visits, for the release before visited_today_by_own_crew().';
comment on function client_work(uuid) is 'Kept by jobs, for the release before modules/client-work.';

comment on table number_sequences is 'Kept by kernel/database.';
comment on table idempotency_keys is 'Kept by kernel/idempotency.';
comment on table queue_outbox is 'Kept by kernel/queue.';
comment on table queue_task_effects is 'Kept by kernel/queue.';
comment on table events is 'Kept by kernel/events.';
comment on table event_counters is 'Kept by kernel/events.';
comment on table sign_in_attempts is 'Kept by sessions.';
comment on table api_key_usage is 'Kept by api-usage.';
comment on table client_tags is 'Kept by clients.';
comment on table contact_points is 'Kept by contacts.';
comment on table client_search is 'Kept by client-search.';

-- From before owners were written down.
comment on view client_snapshots is 'Published by clients: clients with whom to reach, for records that refer to them.';
comment on view property_snapshots is 'Published by properties: where work happens.';
comment on view crew_summaries is 'Published by crews: crews with their people.';
comment on function company_timezone() is 'Published by tenancy.';
comment on function open_scope(text, text, text) is 'Published by tenancy: for kernel/database, which begins every transaction with it.';
comment on function api_key_standing(uuid) is 'Kept by api-keys.';
comment on function next_number(text, text) is 'Kept by kernel/database.';
comment on function webhooks_want(text[]) is 'Kept by webhooks.';
comment on function app_tenant_id() is 'Published by kernel/database.';
comment on function app_user_id() is 'Published by kernel/database.';
comment on function app_source() is 'Kept by kernel/database.';
comment on function queue_outbox_claim(jsonb, int) is 'Kept by kernel/queue.';
comment on function queue_outbox_settle(jsonb) is 'Kept by kernel/queue.';
comment on function idempotency_companies_due(timestamptz) is 'Kept by kernel/idempotency.';
comment on function webhook_companies_due(timestamptz, timestamptz) is 'Kept by webhook-sending.';
comment on function add_each(bigint[], bigint[]) is 'Kept by api-usage.';
comment on aggregate sum_each(bigint[]) is 'Kept by api-usage.';
comment on function search_words(text) is 'Kept by client-search.';
comment on function search_text(text) is 'Published by client-search: text as people search for it.';
comment on function address_key(text) is 'Kept by properties.';
comment on function phone_digits(jsonb) is 'Kept by contacts.';
comment on function search_client_ids(text, text[], int) is 'Published by client-search.';
comment on function search_job_ids(text, int) is 'Kept by jobs.';
comment on function search_message_ids(text, int) is 'Kept by messages.';
