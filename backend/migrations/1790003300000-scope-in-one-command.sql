-- What every request asks first, as one command each: a function in plpgsql takes its steps one after the other, so row-level
-- security in its queries sees the settings that it has just made. All run with the rights of their caller.

-- Sets for whom the transaction works; answers the company as it stands, null where none is chosen or there is none yet.
create function open_scope(tenant text, actor text, source text) returns jsonb language plpgsql as $$
begin
  perform set_config('app.tenant_id', tenant, true), set_config('app.user_id', actor, true),
          set_config('app.source', source, true);
  if tenant = '' then
    return null;
  end if;
  return (select to_jsonb(t) from tenants t where t.id = tenant::uuid);
end $$;

-- Who acts for a session in a company; no row when it has ended or the membership is not active. A transaction of its own.
create function session_standing(tenant uuid, person uuid, session uuid)
  returns table (membership_id uuid, name text, role_key text, permissions text[], client text) language plpgsql as $$
begin
  perform set_config('app.tenant_id', tenant::text, true), set_config('app.user_id', person::text, true);
  return query
    select m.id, u.name, r.key, r.permissions, s.client
    from sessions s
    join users u on u.id = s.user_id
    join memberships m on m.tenant_id = tenant and m.user_id = s.user_id and m.status = 'active'
    join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
    where s.id = session and s.user_id = person and s.revoked_at is null and s.expires_at > now();
end $$;

-- A key that is good, by its id: it sees itself before its company is known (policy own_api_key).
create function api_key_standing(key uuid)
  returns table (tenant_id uuid, name text, scopes text[], requests_per_minute int, expires_at timestamptz,
                 secret_hash bytea, previous_hash bytea) language plpgsql as $$
begin
  perform set_config('app.tenant_id', '', true), set_config('app.user_id', key::text, true);
  return query
    select k.tenant_id, k.name, k.scopes, k.requests_per_minute, k.expires_at::timestamptz, k.secret_hash,
           case when k.previous_expires_at > now() then k.previous_hash end
    from api_keys k
    where k.id = key and k.revoked_at is null and (k.expires_at is null or k.expires_at > now());
end $$;

-- The next number of a series of the company, in the statement that inserts its record. Parallel writers wait for one another.
create function next_number(series text, prefix text) returns text language sql as $$
  insert into number_sequences as s (series, next) values ($1, 2)
  on conflict (tenant_id, series) do update set next = s.next + 1
  returning prefix || '-' || lpad((next - 1)::text, greatest(5, length((next - 1)::text)), '0')
$$;

-- Whether an active endpoint of the company asks for one of these types of events, by itself, by its kind or by all.
create function webhooks_want(types text[]) returns boolean language sql stable as $$
  select exists (
    select from webhook_endpoints e, unnest(e.event_types) as asked, unnest(types) as told
    where e.state = 'active'
      and (asked in ('*', told) or right(asked, 2) = '.*' and starts_with(told, left(asked, -1))))
$$;
