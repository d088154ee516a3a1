-- without a transaction: nobody waits for these to go. The function of before used them, and no query of any release.
drop index concurrently if exists client_search_by_text
-- then
drop index concurrently if exists client_search_by_name
