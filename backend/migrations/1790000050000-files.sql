-- What a company keeps as bytes: uploads, documents, captured mail. The bytes lie in the content store under
-- (tenant_id, sha256), once for each company; several rows may name the same bytes.

create table files (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_]{0,39}$'),
  name text not null check (length(name) between 1 and 255 and name !~ '[/\\]'),
  mime text not null check (length(mime) between 3 and 255),
  bytes bigint not null check (bytes >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id) references tenants (id)
);
-- Asked before bytes are removed: does another row still name them?
create index files_sha256 on files (tenant_id, sha256);
select protect_versioned_table('files');
