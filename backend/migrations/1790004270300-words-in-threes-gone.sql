-- without a transaction: nobody waits for it to go. The function of before used it, and no query of any release.
drop index concurrently if exists client_words_alike
