-- Domain events: the change feed of a company, gap-free and in the order of commits.

create table events (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  seq bigint not null,
  type text not null check (length(type) <= 60),
  entity_type text not null check (length(entity_type) <= 60),
  entity_id uuid not null,
  version int,
  at timestamptz(3) not null default now(),
  -- kind, userId, name, source: the name as it was then.
  actor jsonb not null,
  changed text[] not null default '{}',
  data jsonb not null,
  previous jsonb,
  primary key (tenant_id, id),
  unique (tenant_id, seq)
);
create index events_entity on events (tenant_id, entity_id, seq);
select protect_tenant_table('events');
-- What happened stays as it was told.
revoke update, delete on events from hedgerow_app;

-- The last number of each company. Locked as the last act of a transaction that records events.
create table event_counters (
  tenant_id uuid primary key default app_tenant_id(),
  last_seq bigint not null
);
select protect_tenant_table('event_counters');

-- Readiness compares what a release brings with what the database has had.
grant select on migrations to hedgerow_app;
