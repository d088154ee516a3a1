-- without a transaction: indexes are built while others write. What an interrupted run has left is built anew.
set lock_timeout = 0
-- then
drop index concurrently if exists messages_by_state
-- then
create index concurrently messages_by_state on messages (tenant_id, state, created_at, id)
-- then
drop index concurrently if exists operations_by_state
-- then
create index concurrently operations_by_state on operations (tenant_id, state, created_at, id)
-- then
drop index concurrently if exists visits_by_status
-- then
create index concurrently visits_by_status on visits (tenant_id, status, planned_on, id)
-- then
drop index concurrently if exists webhook_deliveries_by_state
-- then
create index concurrently webhook_deliveries_by_state on webhook_deliveries (tenant_id, endpoint_id, state, created_at, id)
-- then
drop index concurrently if exists jobs_titles
-- then
-- The text of the id is a column that no other index has: who looks for words by it has one way to go.
create index concurrently jobs_titles on jobs using gin ((tenant_id::text), search_text(title) gin_trgm_ops)
  with (gin_pending_list_limit = 128)
-- then
drop index concurrently if exists messages_texts
-- then
create index concurrently messages_texts on messages
  using gin ((tenant_id::text), search_text(subject || ' ' || to_address || ' ' || coalesce(to_name, '')) gin_trgm_ops)
  with (gin_pending_list_limit = 128)
-- then
reset lock_timeout
