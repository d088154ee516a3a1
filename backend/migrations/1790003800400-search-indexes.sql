-- without a transaction: indexes are built while others write. What an interrupted run has left is built anew.
set lock_timeout = 0
-- then
drop index concurrently if exists client_search_by_keys
-- then
create index concurrently client_search_by_keys on client_search
  using gin (search_keys(tenant_id, document, status, digits)) with (gin_pending_list_limit = 128)
-- then
drop index concurrently if exists client_search_by_status
-- then
create index concurrently client_search_by_status on client_search (tenant_id, status, name_key)
-- then
reset lock_timeout
