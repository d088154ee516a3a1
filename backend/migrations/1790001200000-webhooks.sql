-- Webhooks: what happens is told to addresses of the company's choice.

create table webhook_endpoints (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  url text not null check (length(url) between 1 and 2000),
  description text not null default '' check (length(description) <= 500),
  -- `client.created`, `client.*`, or `*` for all.
  event_types text[] not null check (cardinality(event_types) between 1 and 100),
  state text not null default 'active' check (state in ('active', 'disabled')),
  -- by_hand: somebody did; gone: the receiver answered 410; failing: five days without a success.
  disabled_reason text check (disabled_reason in ('by_hand', 'gone', 'failing')),
  disabled_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id) references tenants (id),
  check ((state = 'disabled') = (disabled_reason is not null)),
  check ((state = 'disabled') = (disabled_at is not null))
);
create index webhook_endpoints_newest on webhook_endpoints (tenant_id, created_at, id);
create index webhook_endpoints_by_updated on webhook_endpoints (tenant_id, updated_at, id);
select protect_versioned_table('webhook_endpoints');

-- How sending goes; changes with every attempt, so it is no part of the versioned record.
create table webhook_standings (
  tenant_id uuid not null default app_tenant_id(),
  endpoint_id uuid not null,
  -- Events up to this number have their deliveries.
  cursor_seq bigint not null,
  -- Failed attempts since the last success.
  failures int not null default 0,
  failing_since timestamptz(3),
  -- The circuit: nothing is sent before.
  resting_until timestamptz(3),
  last_success_at timestamptz(3),
  last_failure_at timestamptz(3),
  primary key (tenant_id, endpoint_id),
  foreign key (tenant_id, endpoint_id) references webhook_endpoints (tenant_id, id) on delete cascade
);
select protect_tenant_table('webhook_standings');

create table webhook_secrets (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  endpoint_id uuid not null,
  -- Sealed with the company's data key.
  sealed bytea not null,
  -- Its last characters, to tell one from another.
  hint text not null check (length(hint) <= 10),
  created_at timestamptz(3) not null default now(),
  -- Signs until then, beside its successor; null for the current one.
  expires_at timestamptz(3),
  primary key (tenant_id, id),
  foreign key (tenant_id, endpoint_id) references webhook_endpoints (tenant_id, id) on delete cascade
);
create index webhook_secrets_endpoint on webhook_secrets (tenant_id, endpoint_id, created_at);
select protect_tenant_table('webhook_secrets');

create table webhook_deliveries (
  tenant_id uuid not null default app_tenant_id(),
  -- Also the `webhook-id` header: the same at every attempt.
  id uuid not null,
  endpoint_id uuid not null,
  -- The event; null for a test, which carries its content itself.
  event_id uuid,
  -- Number of the event: the order within an entity; 0 for a test.
  seq bigint not null,
  event_type text not null check (length(event_type) <= 60),
  entity_type text not null check (length(entity_type) <= 60),
  entity_id uuid not null,
  content jsonb,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'retrying', 'dead')),
  attempts smallint not null default 0,
  -- Attempts since it was last due to begin: a replay starts the schedule anew.
  tries smallint not null default 0,
  -- Null once it has ended. Whoever sends it pushes this ahead first, so that nobody else does.
  next_attempt_at timestamptz(3),
  delivered_at timestamptz(3),
  last_status smallint,
  last_error text check (length(last_error) <= 300),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, endpoint_id, event_id),
  foreign key (tenant_id, endpoint_id) references webhook_endpoints (tenant_id, id) on delete cascade,
  check ((state in ('pending', 'retrying')) = (next_attempt_at is not null)),
  check ((event_id is null) = (content is not null))
);
create index webhook_deliveries_newest on webhook_deliveries (tenant_id, endpoint_id, created_at, id);
create index webhook_deliveries_by_updated on webhook_deliveries (tenant_id, endpoint_id, updated_at, id);
create index webhook_deliveries_due on webhook_deliveries (tenant_id, endpoint_id, next_attempt_at, seq)
  where state in ('pending', 'retrying');
create index webhook_deliveries_in_line on webhook_deliveries (tenant_id, endpoint_id, entity_id, seq)
  where state in ('pending', 'retrying');
select protect_versioned_table('webhook_deliveries');

create table webhook_attempts (
  tenant_id uuid not null default app_tenant_id(),
  delivery_id uuid not null,
  -- 1 for the first.
  number smallint not null,
  at timestamptz(3) not null,
  duration_ms int not null,
  -- What was sent beside the body, without secrets; a signature is none.
  request_headers jsonb not null,
  -- Null when no answer came.
  status smallint,
  answer text check (length(answer) <= 5000),
  -- Why no answer came.
  error text check (length(error) <= 300),
  primary key (tenant_id, delivery_id, number),
  foreign key (tenant_id, delivery_id) references webhook_deliveries (tenant_id, id) on delete cascade
);
select protect_tenant_table('webhook_attempts');

-- The clock of the worker asks which companies have something to do, and learns nothing else of them.
grant select (tenant_id, id, state) on webhook_endpoints to hedgerow_relay;
grant select (tenant_id, endpoint_id, cursor_seq, resting_until) on webhook_standings to hedgerow_relay;
grant select (tenant_id, endpoint_id, state, next_attempt_at, seq, created_at) on webhook_deliveries to hedgerow_relay;
grant select on event_counters to hedgerow_relay;
create policy relay on webhook_endpoints for select to hedgerow_relay using (true);
create policy relay on webhook_standings for select to hedgerow_relay using (true);
create policy relay on webhook_deliveries for select to hedgerow_relay using (true);
create policy relay on event_counters for select to hedgerow_relay using (true);

-- work: send (events without deliveries, or deliveries that are due) or sweep (deliveries from before `kept_since`).
create function webhook_companies_due(at timestamptz, kept_since timestamptz)
returns table (tenant_id uuid, work text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct e.tenant_id, 'send'
  from webhook_endpoints e
  join webhook_standings s on s.tenant_id = e.tenant_id and s.endpoint_id = e.id
  where (
    e.state = 'active'
    and s.cursor_seq < (select c.last_seq from event_counters c where c.tenant_id = e.tenant_id)
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
revoke all on function webhook_companies_due(timestamptz, timestamptz) from public;
grant execute on function webhook_companies_due(timestamptz, timestamptz) to hedgerow_app;
grant create on schema public to hedgerow_relay;
alter function webhook_companies_due(timestamptz, timestamptz) owner to hedgerow_relay;
revoke create on schema public from hedgerow_relay;
