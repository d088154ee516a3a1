-- Until now everybody could read who works in a company, and every API key too. People go on to; so do the keys that exist,
-- which may rely on it. A new key gets the scope when somebody gives it.
-- The policy of the tables knows one company at a time; their owner, alone in this transaction, means all.

alter table roles no force row level security;
alter table api_keys no force row level security;

update roles set permissions = permissions || array['members.read'] where not permissions @> array['members.read'];
update api_keys set scopes = scopes || array['members.read'] where not scopes @> array['members.read'];

alter table roles force row level security;
alter table api_keys force row level security;
