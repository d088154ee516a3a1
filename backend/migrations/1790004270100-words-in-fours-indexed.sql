-- without a transaction: an index that is built while others write. What an interrupted run has left is built anew.
set lock_timeout = 0
-- then
drop index concurrently if exists client_words_by_fours
-- then
create index concurrently client_words_by_fours on client_words
  using gin (search_fours(tenant_id, word)) with (gin_pending_list_limit = 128)
-- then
reset lock_timeout
