-- without a transaction: nobody waits for these to go. The functions of before used them, and no query of any release.
drop index concurrently if exists jobs_titles
-- then
drop index concurrently if exists messages_texts
