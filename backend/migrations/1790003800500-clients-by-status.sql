-- without a transaction: indexes are built while others write. What an interrupted run has left is built anew.
set lock_timeout = 0
-- then
drop index concurrently if exists clients_of_status_by_name
-- then
create index concurrently clients_of_status_by_name on clients (tenant_id, status, kind, sort_name, id)
-- then
drop index concurrently if exists clients_of_status_by_created
-- then
create index concurrently clients_of_status_by_created on clients (tenant_id, status, kind, created_at, id)
-- then
drop index concurrently if exists clients_of_status_by_updated
-- then
create index concurrently clients_of_status_by_updated on clients (tenant_id, status, kind, updated_at, id)
-- then
reset lock_timeout
