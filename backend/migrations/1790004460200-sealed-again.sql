-- What a rotation of MASTER_KEY needs: all companies in the order of their ids, and nothing about them, and to write a signing key
-- that was sealed again.
create function companies_in_order(after uuid, most int) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id from tenants t where t.id > after order by t.id limit most
$$;
comment on function companies_in_order(uuid, int) is 'Published by tenancy: for kernel/secrets, which seals their keys again.';
revoke all on function companies_in_order(uuid, int) from public;
grant execute on function companies_in_order(uuid, int) to hedgerow_app;
grant create on schema public to hedgerow_relay;
alter function companies_in_order(uuid, int) owner to hedgerow_relay;
revoke create on schema public from hedgerow_relay;

grant update (sealed) on signing_keys to hedgerow_app;
