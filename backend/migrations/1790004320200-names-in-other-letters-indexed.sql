-- without a transaction: titles and messages are found by the spellings of now, and others write meanwhile.
set lock_timeout = 0
-- then
reindex index concurrently jobs_spelled_titles
-- then
reindex index concurrently messages_spelled_texts
-- then
reset lock_timeout
