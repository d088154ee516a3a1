-- without a transaction: clients with letters that are spelled in another way now, some hundred at a time and in order; all again
-- when this is interrupted.
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
      ids := array(select client_id from client_search where tenant_id = company and client_id > after
                   order by client_id limit 250);
      begin
        perform refresh_client_search(array(
          select client_id from client_search
          where tenant_id = company and client_id = any (ids) and (names || ' ' || document::text) ~ '[\u0370-\u052f\u3400-\u9fff\U00020000-\U0003ffff]|(^| )[a-z\u00e0-\u00fe] [a-z\u00e0-\u00fe] '));
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
