-- without a transaction: some hundred clients at a time are written in one of their own, in order, and all again when this is
-- interrupted. What is written meanwhile is written whole.
do $$
declare
  companies uuid[];
  company uuid;
  after uuid;
  ids uuid[];
  is_written boolean;
begin
  -- The policy of the table knows one company at a time; this role may read all of them.
  set local role hedgerow_search;
  companies := array(select distinct tenant_id from client_search);
  reset role;
  foreach company in array companies loop
    after := '00000000-0000-0000-0000-000000000000';
    loop
      perform set_config('app.tenant_id', company::text, true);
      ids := array(select id from clients where tenant_id = company and id > after order by id limit 250);
      begin
        -- Whoever is changing one of them has committed before its parts are read: an UPDATE that waits for a client goes on with
        -- what it read of other tables before.
        perform from clients c where c.tenant_id = company and c.id = any (ids) order by c.id for no key update;
        -- Any other text makes the trigger write it.
        update clients c set listed = '-', listed_parts = coalesce(kept.parts, c.listed_parts)
        from unnest(ids) as written (id)
        left join lateral (
          select client_listed_parts(s.first_contact, s.address_line, s.property_count) as parts
          from client_search s where s.tenant_id = company and s.client_id = written.id limit 1) kept on true
        where c.tenant_id = company and c.id = written.id;
        is_written := true;
      exception when deadlock_detected or lock_not_available then
        is_written := false;
      end;
      commit;
      exit when cardinality(ids) = 0;
      if is_written then after := ids[cardinality(ids)]; end if;
    end loop;
  end loop;
end $$
