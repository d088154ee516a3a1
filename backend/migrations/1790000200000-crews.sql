-- Crews and the people in them. A person of a crew may sign in (membership_id) or be clocked by the lead.

create table crews (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  archived_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id) references tenants (id)
);
create unique index crews_name on crews (tenant_id, lower(name)) where archived_at is null;
create index crews_list on crews (tenant_id, name, id);
select protect_versioned_table('crews');

create table crew_members (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  crew_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  phone text check (length(phone) between 1 and 40),
  membership_id uuid,
  is_lead boolean not null default false,
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, crew_id) references crews (tenant_id, id),
  foreign key (tenant_id, membership_id) references memberships (tenant_id, id)
);
create index crew_members_crew on crew_members (tenant_id, crew_id);
-- A person is in at most one crew at one moment. It also finds the crew of whoever is signed in.
create unique index crew_members_membership on crew_members (tenant_id, membership_id) where membership_id is not null;
select protect_versioned_table('crew_members');
