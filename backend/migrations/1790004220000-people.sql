-- Members come and go, roles are made and unmade: what was written once for a new company is kept now. The release before
-- goes on as it was.

-- Two roles of one name could not be told apart where one is chosen.
create unique index roles_name on roles (tenant_id, lower(name));

-- When a person was last here is known to the session that they work in.
create view session_uses with (security_invoker = true) as
  select user_id, current_tenant_id as company_id, rotated_at as used_at from sessions;
comment on view session_uses is 'Published by sessions: when people last worked, and in which company.';
grant select on session_uses to hedgerow_app;

create table invitations (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  -- The canonical form.
  email text not null check (length(email) between 3 and 254),
  name text check (length(name) between 1 and 200),
  role_id uuid,
  -- An expired one stays pending until another takes its place or it is sent again.
  state text not null default 'pending' check (state in ('pending', 'accepted', 'revoked', 'expired')),
  -- SHA-256 of what the link holds; each mail has another.
  token_hash bytea not null check (length(token_hash) = 32),
  invited_by_name text not null check (length(invited_by_name) <= 200),
  sent_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  revoked_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id) references tenants (id),
  -- What became of an invitation is still told when its role is gone.
  foreign key (tenant_id, role_id) references roles (tenant_id, id) on delete set null (role_id)
);
create unique index invitations_pending on invitations (tenant_id, email) where state = 'pending';
create index invitations_newest on invitations (tenant_id, created_at, id);
create index invitations_by_updated on invitations (tenant_id, updated_at, id);
create index invitations_role on invitations (tenant_id, role_id);
select protect_versioned_table('invitations');

create index memberships_role on memberships (tenant_id, role_id);
