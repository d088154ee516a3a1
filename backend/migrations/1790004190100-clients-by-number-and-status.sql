-- without a transaction: indexes are built while others write. What an interrupted run has left is built anew.
set lock_timeout = 0
-- then
drop index concurrently if exists clients_by_number
-- then
create index concurrently clients_by_number on clients (tenant_id, (lpad(number, 20) collate "C"), id)
-- then
drop index concurrently if exists clients_of_status_by_number
-- then
create index concurrently clients_of_status_by_number on clients (tenant_id, status, kind, (lpad(number, 20) collate "C"), id)
-- then
drop index concurrently if exists clients_of_status_by_id
-- then
create index concurrently clients_of_status_by_id on clients (tenant_id, status, kind, (status collate "C"), id)
-- then
reset lock_timeout
