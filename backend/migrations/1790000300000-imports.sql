-- Lists of clients on their way into the company: the import, what each row became, what was wrong.

create table imports (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  state text not null default 'uploaded' check (state in ('uploaded', 'mapped', 'validated', 'running', 'done',
    'done_with_errors', 'cancelled', 'rolled_back')),
  activity text check (activity in ('validating', 'running', 'undoing')),
  file_id uuid not null,
  file_name text not null check (length(file_name) between 1 and 255),
  file_bytes bigint not null check (file_bytes >= 0),
  format jsonb not null,
  byte_order_mark boolean not null,
  preset text check (length(preset) <= 40),
  row_count int not null check (row_count >= 0),
  samples jsonb not null,
  mapping jsonb not null,
  options jsonb not null,
  validation jsonb,
  result jsonb,
  rows_done int not null default 0 check (rows_done >= 0),
  operation_id uuid,
  finished_at timestamptz(3),
  failure text check (length(failure) <= 2000),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id) references tenants (id),
  foreign key (tenant_id, file_id) references files (tenant_id, id),
  foreign key (tenant_id, operation_id) references operations (tenant_id, id)
);
create index imports_newest on imports (tenant_id, created_at desc, id desc);
create index imports_file on imports (tenant_id, file_id);
create index imports_operation on imports (tenant_id, operation_id) where operation_id is not null;
select protect_versioned_table('imports');

-- How a row is known again, and what an undo would remove. Goes with its client or property, so that a row whose
-- client was removed can be imported again.
create table import_records (
  tenant_id uuid not null default app_tenant_id(),
  row_key text not null check (length(row_key) <= 64),
  client_key text check (length(client_key) <= 64),
  import_id uuid not null,
  line int not null,
  created_client boolean not null,
  client_id uuid not null,
  client_version int not null,
  property_id uuid,
  primary key (tenant_id, row_key),
  foreign key (tenant_id, import_id) references imports (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id) on delete cascade,
  foreign key (tenant_id, property_id) references properties (tenant_id, id) on delete cascade
);
create index import_records_client_key on import_records (tenant_id, client_key) where client_key is not null;
create index import_records_line on import_records (tenant_id, import_id, line);
create index import_records_client on import_records (tenant_id, client_id);
create index import_records_property on import_records (tenant_id, property_id) where property_id is not null;
select protect_tenant_table('import_records');

create table import_problems (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  import_id uuid not null,
  line int not null,
  severity text not null check (severity in ('error', 'skipped', 'kept')),
  code text not null check (code ~ '^[a-z0-9_]{1,60}$'),
  column_index smallint,
  column_name text,
  value text check (length(value) <= 500),
  detail text not null check (length(detail) <= 1000),
  client_id uuid,
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, import_id) references imports (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id) on delete set null (client_id)
);
create index import_problems_line on import_problems (tenant_id, import_id, line, id);
create index import_problems_client on import_problems (tenant_id, client_id) where client_id is not null;
select protect_versioned_table('import_problems');
