-- Notes about clients, properties and jobs. One about a job stands with its property and its client, too: each list reads one index.
create table notes (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  entity_type text not null check (entity_type in ('client', 'property', 'job')),
  client_id uuid not null,
  property_id uuid,
  job_id uuid,
  text text not null check (length(text) between 1 and 20000),
  visibility text not null check (visibility in ('internal', 'crew', 'client')),
  is_pinned boolean not null default false,
  -- People keep their names here when they leave.
  author_name text not null check (length(author_name) <= 200),
  mentions jsonb not null default '[]' check (jsonb_typeof(mentions) = 'array'),
  -- Who was mentioned and has been told of it, once.
  told_user_ids uuid[] not null default '{}',
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  source text not null default app_source(),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  foreign key (tenant_id, property_id) references properties (tenant_id, id),
  foreign key (tenant_id, job_id) references jobs (tenant_id, id),
  check (case entity_type when 'client' then num_nulls(property_id, job_id) = 2
                          when 'property' then property_id is not null and job_id is null
                          else num_nulls(property_id, job_id) = 0 end)
);
create index notes_client on notes (tenant_id, client_id, created_at, id);
create index notes_client_by_updated on notes (tenant_id, client_id, updated_at, id);
create index notes_property on notes (tenant_id, property_id, created_at, id) where property_id is not null;
create index notes_property_by_updated on notes (tenant_id, property_id, updated_at, id) where property_id is not null;
create index notes_job on notes (tenant_id, job_id, created_at, id) where job_id is not null;
create index notes_job_by_updated on notes (tenant_id, job_id, updated_at, id) where job_id is not null;
select protect_versioned_table('notes');
select audit_table('notes', 'note', 'id', '{told_user_ids}');

-- Companies that are there already: who may do everything may do this, too. Other roles stay as their owners left them.
-- The policy of the table knows one company at a time; the owner of the table, alone in this transaction, means all.
alter table roles no force row level security;
update roles set permissions = array(
  select distinct unnest(permissions || array['notes.read.all', 'notes.read.assigned', 'notes.create', 'notes.manage']))
where preset and key in ('owner', 'admin')
  and not permissions @> array['notes.read.all', 'notes.read.assigned', 'notes.create', 'notes.manage'];
alter table roles force row level security;
