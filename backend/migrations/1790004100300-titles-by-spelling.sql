-- without a transaction: indexes are built while others write. What an interrupted run has left is built anew.
set lock_timeout = 0
-- then
drop index concurrently if exists jobs_spelled_titles
-- then
create index concurrently jobs_spelled_titles on jobs using gin ((tenant_id::text), search_spellings(title) gin_trgm_ops)
  with (gin_pending_list_limit = 128)
-- then
drop index concurrently if exists messages_spelled_texts
-- then
create index concurrently messages_spelled_texts on messages
  using gin ((tenant_id::text), search_spellings(subject || ' ' || to_address || ' ' || coalesce(to_name, '')) gin_trgm_ops)
  with (gin_pending_list_limit = 128)
-- then
reset lock_timeout
