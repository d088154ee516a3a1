-- What a transaction begins with: whose rows it reads, on whose behalf, and whether it writes. Answers the company where
-- it is another than the version that is known. The previous release goes on with open_scope.
create function enter_scope(tenant text, actor text, source text, reading boolean, known int) returns jsonb
  language plpgsql as $$
declare
  done text;
  company jsonb;
begin
  -- An assignment is evaluated without the executor; PERFORM would start it.
  done := set_config('app.tenant_id', tenant, true) || set_config('app.user_id', actor, true)
          || set_config('app.source', source, true);
  if reading then
    done := set_config('transaction_read_only', 'on', true);
  end if;
  if tenant <> '' then
    select to_jsonb(t) into company from tenants t where t.id = tenant::uuid and t.version is distinct from known;
  end if;
  return company;
end $$;
comment on function enter_scope(text, text, text, boolean, int) is
  'Published by tenancy: for kernel/database, which begins every transaction with it.';

comment on function open_scope(text, text, text) is 'Kept by tenancy: the previous release begins its transactions with it.';

create or replace view member_roles with (security_invoker = true) as
  select m.tenant_id, m.id as membership_id, m.user_id, m.status, r.key as role_key, r.permissions,
         m.version as membership_version, r.version as role_version
  from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id;

-- The same for a session that holds and stands as it is known, in a company that is as it is known: whatever follows in the
-- transaction is not done otherwise.
create function enter_by_session(tenant text, actor text, source text, reading boolean, known int, session uuid,
                                 standing text) returns jsonb language plpgsql as $$
declare
  company jsonb := enter_scope(tenant, actor, source, reading, known);
begin
  if known is not null and company is not null or not exists (
    select from open_sessions s
    join account_names u on u.user_id = s.user_id
    join member_roles m on m.tenant_id = enter_by_session.tenant::uuid and m.user_id = s.user_id and m.status = 'active'
    where s.session_id = session and s.user_id = enter_by_session.actor::uuid
      and standing = concat_ws('.', m.membership_id, m.membership_version, m.role_version, u.name)
  ) then
    raise exception 'the session does not stand as it is known' using errcode = 'HR001';
  end if;
  return company;
end $$;
comment on function enter_by_session(text, text, text, boolean, int, uuid, text) is 'Kept by auth.';

create function session_standing_now(tenant uuid, person uuid, session uuid)
  returns table (membership_id uuid, name text, role_key text, permissions text[], client text, standing text)
  language plpgsql as $$
begin
  perform set_config('app.tenant_id', tenant::text, true), set_config('app.user_id', person::text, true);
  return query
    select m.membership_id, u.name, m.role_key, m.permissions, s.client,
           concat_ws('.', m.membership_id, m.membership_version, m.role_version, u.name)
    from open_sessions s
    join account_names u on u.user_id = s.user_id
    join member_roles m on m.tenant_id = tenant and m.user_id = s.user_id and m.status = 'active'
    where s.session_id = session and s.user_id = person;
end $$;
comment on function session_standing_now(uuid, uuid, uuid) is 'Kept by auth: who acts for a session in a company.';

-- A key that is good and stands as it is known. The secret before may end by itself, and nothing else tells.
create function api_key_state(version int, previous_expires_at timestamptz) returns text language sql stable
  return version || case when previous_expires_at > now() then '+' else '' end;
comment on function api_key_state(int, timestamptz) is 'Kept by api-keys.';

create function enter_by_api_key(tenant text, actor text, source text, reading boolean, known int, key uuid,
                                 standing text) returns jsonb language plpgsql as $$
declare
  company jsonb := enter_scope(tenant, actor, source, reading, known);
begin
  if known is not null and company is not null or not exists (
    select from api_keys k
    where k.tenant_id = enter_by_api_key.tenant::uuid and k.id = key and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > now())
      and standing = api_key_state(k.version, k.previous_expires_at)
  ) then
    raise exception 'the key does not stand as it is known' using errcode = 'HR001';
  end if;
  return company;
end $$;
comment on function enter_by_api_key(text, text, text, boolean, int, uuid, text) is 'Kept by api-keys.';

create function api_key_standing_now(key uuid)
  returns table (tenant_id uuid, name text, scopes text[], requests_per_minute int, expires_at timestamptz,
                 secret_hash bytea, previous_hash bytea, standing text) language plpgsql as $$
begin
  perform set_config('app.tenant_id', '', true), set_config('app.user_id', key::text, true);
  return query
    select k.tenant_id, k.name, k.scopes, k.requests_per_minute, k.expires_at::timestamptz, k.secret_hash,
           case when k.previous_expires_at > now() then k.previous_hash end,
           api_key_state(k.version, k.previous_expires_at)
    from api_keys k
    where k.id = key and k.revoked_at is null and (k.expires_at is null or k.expires_at > now());
end $$;
comment on function api_key_standing_now(uuid) is 'Kept by api-keys.';
