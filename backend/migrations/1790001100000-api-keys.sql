-- Keys of a company's own programs: found by their id before a company is known, good by the hash of their secret.

create table api_keys (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  scopes text[] not null check (cardinality(scopes) between 1 and 200),
  -- SHA-256 of 256 random bits: nothing to guess, so nothing to slow down.
  secret_hash bytea not null check (length(secret_hash) = 32),
  -- The secret before the last rotation, for programs that have not been given the new one yet.
  previous_hash bytea check (length(previous_hash) = 32),
  previous_expires_at timestamptz(3),
  rotated_at timestamptz(3),
  expires_at timestamptz(3),
  requests_per_minute int check (requests_per_minute between 1 and 100000),
  revoked_at timestamptz(3),
  created_by_name text not null check (length(created_by_name) <= 200),
  -- Written in batches, now and then; not a change of the key.
  last_used_at timestamptz(3),
  last_used_address text check (length(last_used_address) <= 45),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id) references tenants (id),
  check ((previous_hash is null) = (previous_expires_at is null))
);
create index api_keys_lookup on api_keys (id);
create index api_keys_by_created on api_keys (tenant_id, created_at, id);
create index api_keys_by_updated on api_keys (tenant_id, updated_at, id);
select protect_tenant_table('api_keys');
create trigger touch_row before update of name, scopes, secret_hash, previous_hash, previous_expires_at, rotated_at,
  expires_at, requests_per_minute, revoked_at on api_keys for each row execute function touch_row();

-- Before its company is known, a key sees itself.
create policy own_api_key on api_keys for select
  using (id = nullif(current_setting('app.user_id', true), '')::uuid);

-- What each key asked on each day (UTC), counted in memory and added in batches.
create table api_key_usage (
  tenant_id uuid not null default app_tenant_id(),
  api_key_id uuid not null,
  day date not null,
  requests bigint not null,
  client_errors bigint not null,
  server_errors bigint not null,
  max_ms int not null,
  -- Requests by latency; the classes are those of modules/api-keys/usage/latency.ts.
  latency bigint[] not null,
  primary key (tenant_id, api_key_id, day),
  foreign key (tenant_id, api_key_id) references api_keys (tenant_id, id)
);
create index api_key_usage_day on api_key_usage (tenant_id, day);
select protect_tenant_table('api_key_usage');

create function add_each(a bigint[], b bigint[]) returns bigint[] language sql immutable parallel safe
  return (select array_agg(coalesce(x, 0) + coalesce(y, 0) order by n)
          from unnest(a, b) with ordinality as both_lists(x, y, n));

create aggregate sum_each(bigint[]) (sfunc = add_each, stype = bigint[], initcond = '{}', combinefunc = add_each,
                                     parallel = safe);

-- Answers that hold a secret are kept for Idempotency-Key as well, encrypted.
alter table idempotency_keys add column sealed_body bytea;
