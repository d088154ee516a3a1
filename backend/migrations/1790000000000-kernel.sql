-- What every later migration builds on: the scope's settings as functions, row-level security in one call,
-- row versions that cannot be forgotten, and the answers kept for Idempotency-Key.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

-- After a transaction the setting reads '' and not NULL, hence nullif. STABLE and plain SQL: inlined into plans.
create function app_tenant_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;

create function app_user_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::uuid;

create function app_source() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('app.source', true), ''), 'system');

-- Version and provenance of a change are written by the database, so no code path can skip them.
create function touch_row() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  new.updated_by := app_user_id();
  return new;
end $$;

-- Puts a table under forced row-level security with one policy for reading and writing, and lets the
-- application role use it. Call it in the migration that creates the table.
create function protect_tenant_table(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_isolation on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)
       with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', target);
  execute format('grant select, insert, update, delete on %s to hedgerow_app', target);
end $$;

-- The same, and keeps version, updated_at and updated_by of a business record.
create function protect_versioned_table(target regclass) returns void language plpgsql as $$
begin
  perform protect_tenant_table(target);
  execute format('create trigger touch_row before update on %s for each row execute function touch_row()', target);
end $$;

revoke all on function protect_tenant_table(regclass), protect_versioned_table(regclass) from public;
grant usage on schema public to hedgerow_app;

-- The answer to a POST, stored in the transaction of its effect and replayed for 24 hours.
create table idempotency_keys (
  tenant_id uuid not null default app_tenant_id(),
  actor_id uuid not null,
  key text not null check (length(key) <= 255),
  fingerprint text not null,
  status smallint not null,
  headers jsonb not null,
  body text,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, actor_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
select protect_tenant_table('idempotency_keys');
