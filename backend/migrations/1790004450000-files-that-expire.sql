-- A file that is kept for a while only, and a result of long work that not everybody who sees the work may have
-- (docs/decisions/0081-the-archive-of-a-company.md).
alter table files add column expires_at timestamptz(3);
create index files_expiring on files (tenant_id, expires_at) where expires_at is not null;

-- Whoever downloads the file needs all of these; null where whoever sees the operation may.
alter table operations add column file_permissions text[];
alter table operations drop constraint operations_tenant_id_result_file_id_fkey;
alter table operations add constraint operations_tenant_id_result_file_id_fkey
  foreign key (tenant_id, result_file_id) references files (tenant_id, id) on delete set null (result_file_id) not valid;
