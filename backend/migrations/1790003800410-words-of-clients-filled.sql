-- The policy of the tables knows one company at a time; this role may read and add for all of them.
set local role hedgerow_search;
insert into client_words (tenant_id, word, client_id)
select distinct on (tenant_id, word) s.tenant_id, words.word, s.client_id
from client_search s cross join lateral unnest(string_to_array(s.names, ' ')) as words (word)
where words.word ~ '^[a-z]{3,40}$'
on conflict do nothing;
reset role;
