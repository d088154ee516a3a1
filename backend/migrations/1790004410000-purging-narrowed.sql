-- Whoever deletes companies writes no more than the application: not the audit log, its seals, nor what is only added to.
do $$
declare
  target regclass;
begin
  for target in
    select c.oid from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    if not has_any_column_privilege('hedgerow_app', target, 'insert') then
      execute format('revoke insert on %s from hedgerow_purger', target);
    end if;
    if not has_any_column_privilege('hedgerow_app', target, 'update') then
      execute format('revoke update on %s from hedgerow_purger', target);
    end if;
  end loop;
end $$;

-- A while after it can no longer be reopened: clocks of servers differ, and the transaction of an owner may still be open.
create or replace function companies_to_purge() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select t.id from tenants t where t.status = 'closing' and t.purge_at <= now() - interval '5 minutes' order by t.purge_at, t.id;
end $$;
