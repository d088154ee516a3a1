-- Sign-in: one row a refresh-token family. Global, because a family outlives the choice of a company.
create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id),
  current_tenant_id uuid references tenants (id),
  client text not null check (client in ('web', 'mobile', 'api')),
  token_hash bytea not null,
  -- The predecessor stays good for ten seconds, so that parallel refreshes of one browser get one successor.
  previous_hash bytea,
  rotated_at timestamptz(3) not null default now(),
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  user_agent text check (length(user_agent) <= 400)
);
create index sessions_user on sessions (user_id);
grant select, insert, update, delete on sessions to hedgerow_app;

-- Budgets of sign-in attempts, shared by all instances and kept over restarts (rate-limiter-flexible's shape).
create table sign_in_attempts (
  key text primary key,
  points int not null default 0,
  expire bigint
);
grant select, insert, update, delete on sign_in_attempts to hedgerow_app;
