-- What an endpoint may be told: the permissions to read of whoever last gave it its address and its events; `*` for all.
-- Null for endpoints from before: those of an API key are told what its scopes show, those of people everything.
alter table webhook_endpoints add column reads text[] check (cardinality(reads) <= 200);
