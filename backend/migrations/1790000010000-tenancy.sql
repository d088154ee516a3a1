-- Companies, their roles, and who belongs to them.

create table tenants (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 200),
  timezone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  locale text not null,
  unit_system text not null check (unit_system in ('us', 'metric')),
  week_start smallint not null default 1 check (week_start between 1 and 7),
  phone text,
  email text,
  address jsonb not null default '{}',
  logo_file_id uuid,
  status text not null default 'active' check (status in ('trial', 'active', 'suspended', 'closing')),
  data_key bytea,
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid
);
alter table tenants enable row level security;
alter table tenants force row level security;

-- A person: signs in once, may belong to many companies. Global on purpose; a company sees people only
-- through its memberships.
create table users (
  id uuid primary key,
  email text not null check (length(email) <= 254),
  name text not null check (length(name) between 1 and 200),
  password_hash text not null,
  locale text,
  password_changed_at timestamptz(3) not null default now(),
  created_at timestamptz(3) not null default now()
);
create unique index users_email on users (lower(email));

create table roles (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  key text not null,
  name text not null check (length(name) between 1 and 100),
  permissions text[] not null,
  preset boolean not null default false,
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, key),
  foreign key (tenant_id) references tenants (id)
);
select protect_versioned_table('roles');

create table memberships (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  user_id uuid not null references users (id),
  role_id uuid not null,
  status text not null default 'active' check (status in ('invited', 'active', 'disabled')),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, user_id),
  foreign key (tenant_id, role_id) references roles (tenant_id, id)
);
create index memberships_user on memberships (user_id);
select protect_versioned_table('memberships');

-- Before a company is chosen, people see where they belong: their own memberships, those roles and companies.
create policy own_memberships on memberships for select
  using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
create policy own_roles on roles for select
  using (exists (select 1 from memberships m
                 where m.tenant_id = roles.tenant_id and m.role_id = roles.id
                   and m.user_id = nullif(current_setting('app.user_id', true), '')::uuid));
create policy tenant_isolation on tenants
  using (id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy own_tenants on tenants for select
  using (exists (select 1 from memberships m
                 where m.tenant_id = tenants.id
                   and m.user_id = nullif(current_setting('app.user_id', true), '')::uuid));
create trigger touch_row before update on tenants for each row execute function touch_row();

grant select, insert, update on tenants to hedgerow_app;
grant select, insert, update on users to hedgerow_app;
