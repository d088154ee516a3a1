-- without a transaction: a hundred clients at a time, so that nobody waits for it, and an index that is built while others write.
do $$
declare
  company uuid := '00000000-0000-0000-0000-000000000000';
  last_seen uuid;
  seen uuid[];
begin
  loop
    -- This role may read the search rows of all companies, and each client has one.
    set local role hedgerow_search;
    company := (select s.tenant_id from client_search s where s.tenant_id > company order by s.tenant_id limit 1);
    reset role;
    exit when company is null;
    last_seen := '00000000-0000-0000-0000-000000000000';
    loop
      perform set_config('app.tenant_id', company::text, true);
      seen := array(select distinct t.client_id from client_tags t
                    where t.tenant_id = company and t.client_id > last_seen order by t.client_id limit 100);
      exit when cardinality(seen) = 0;
      last_seen := seen[cardinality(seen)];
      update client_tags t set key = tag_key(t.tag)
      where t.tenant_id = company and t.client_id = any (seen) and t.key is null;
      commit;
    end loop;
  end loop;
end $$
-- then
set lock_timeout = 0
-- then
drop index concurrently if exists client_tags_by_key
-- then
create index concurrently client_tags_by_key on client_tags (tenant_id, key, client_id)
-- then
reset lock_timeout
