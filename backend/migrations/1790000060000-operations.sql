-- Long work that a person waits for: how far it is, what came of it, and whether somebody asked to stop it.

create table operations (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_.]{0,59}$'),
  state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  done int not null default 0 check (done >= 0),
  total int check (total >= 0),
  message text check (length(message) <= 500),
  subject_type text check (length(subject_type) between 1 and 60),
  subject_id uuid,
  result jsonb,
  result_file_id uuid,
  problem jsonb,
  cancel_requested_at timestamptz(3),
  started_at timestamptz(3),
  heartbeat_at timestamptz(3),
  finished_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id) references tenants (id),
  foreign key (tenant_id, result_file_id) references files (tenant_id, id),
  check ((subject_type is null) = (subject_id is null)),
  check ((finished_at is not null) = (state in ('succeeded', 'failed', 'cancelled')))
);
create index operations_newest on operations (tenant_id, created_at desc, id desc);
create index operations_subject on operations (tenant_id, subject_id) where subject_id is not null;
create index operations_result_file on operations (tenant_id, result_file_id) where result_file_id is not null;
select protect_versioned_table('operations');
