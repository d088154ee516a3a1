-- Second factors: codes of an authenticator app, recovery codes, devices that are trusted for a while, and what a sign-in waits
-- for in between (docs/decisions/0073). Global as accounts are: a person may belong to several companies.

-- Since when there is a second factor, and how many recovery codes are left: columns of the account, so that the audit log tells
-- of their changes, and never of the secrets.
alter table users add column second_factor_at timestamptz(3);
alter table users add column recovery_codes_left smallint not null default 0 check (recovery_codes_left between 0 and 100);

create table authenticators (
  user_id uuid primary key references users (id),
  -- The secret that the app shares, encrypted with the key of the deployment.
  sealed bytea not null check (length(sealed) <= 1000),
  -- Null while nobody has shown that their app has it.
  confirmed_at timestamptz(3),
  -- The newest half minute whose code was used: no code works twice.
  last_step bigint,
  created_at timestamptz(3) not null default now()
);
comment on table authenticators is 'Kept by second-factors.';
grant select, insert, update, delete on authenticators to hedgerow_app;

create table recovery_codes (
  user_id uuid not null references users (id),
  -- As a password is hashed; all codes of a person have one salt, so that a code is hashed once to find it.
  hash text not null check (length(hash) between 20 and 200),
  salt bytea not null check (length(salt) = 16),
  used_at timestamptz(3),
  primary key (user_id, hash)
);
comment on table recovery_codes is 'Kept by second-factors.';
grant select, insert, update, delete on recovery_codes to hedgerow_app;

-- A password was right, and the second factor is still to come.
create table sign_in_challenges (
  -- SHA-256 of its id, which only the caller has.
  hash bytea primary key check (length(hash) = 32),
  user_id uuid not null references users (id),
  client text not null check (client in ('web', 'mobile', 'api')),
  -- Where it leads, if the sign-in began with an invitation.
  tenant_id uuid,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null
);
comment on table sign_in_challenges is 'Kept by auth.';
create index sign_in_challenges_user on sign_in_challenges (user_id);
grant select, insert, update, delete on sign_in_challenges to hedgerow_app;

create table trusted_devices (
  id uuid primary key,
  user_id uuid not null references users (id),
  -- SHA-256 of what the device holds.
  token_hash bytea not null check (length(token_hash) = 32),
  client text not null check (client in ('web', 'mobile', 'api')),
  user_agent text check (length(user_agent) <= 400),
  -- From where it was trusted.
  address text check (length(address) <= 45),
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null
);
create index trusted_devices_user on trusted_devices (user_id);
grant select, insert, update, delete on trusted_devices to hedgerow_app;

-- Some roles are only for people with a second factor.
alter table roles add column requires_second_factor boolean not null default false;

create or replace view account_names with (security_invoker = true) as
  select id as user_id, name, email, second_factor_at from users;

create or replace view member_roles with (security_invoker = true) as
  select m.tenant_id, m.id as membership_id, m.user_id, m.status, r.key as role_key, r.permissions,
         m.version as membership_version, r.version as role_version, r.requires_second_factor
  from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id;

-- Whatever a person may do in a company, in one text: another text is another standing. Somebody who lacks the second factor
-- that the role asks for stands otherwise than with it.
create function standing_text(membership_id uuid, membership_version int, role_version int, lacks_second_factor boolean,
                              name text) returns text language sql stable as $$
  select concat_ws('.', membership_id, membership_version, role_version || case when lacks_second_factor then '!' else '' end, name)
$$;
comment on function standing_text(uuid, int, int, boolean, text) is 'Kept by auth.';

create or replace function enter_by_session(tenant text, actor text, source text, reading boolean, known int, session uuid,
                                            standing text) returns jsonb language plpgsql as $$
declare
  company jsonb := enter_scope(tenant, actor, source, reading, known);
begin
  if known is not null and company is not null or not exists (
    select from open_sessions s
    join account_names u on u.user_id = s.user_id
    join member_roles m on m.tenant_id = enter_by_session.tenant::uuid and m.user_id = s.user_id and m.status = 'active'
    where s.session_id = session and s.user_id = enter_by_session.actor::uuid
      and standing = standing_text(m.membership_id, m.membership_version, m.role_version,
                                   m.requires_second_factor and u.second_factor_at is null, u.name)
  ) then
    raise exception 'the session does not stand as it is known' using errcode = 'HR001';
  end if;
  return company;
end $$;

-- The same, and it says whether the second factor is missing. Nothing is permitted then, in the release before either.
drop function session_standing_now(uuid, uuid, uuid);
create function session_standing_now(tenant uuid, person uuid, session uuid)
  returns table (membership_id uuid, name text, role_key text, permissions text[], client text, standing text,
                 lacks_second_factor boolean)
  language plpgsql as $$
begin
  perform set_config('app.tenant_id', tenant::text, true), set_config('app.user_id', person::text, true);
  return query
    select m.membership_id, u.name, m.role_key, case when l.lacks then '{}' else m.permissions end, s.client,
           standing_text(m.membership_id, m.membership_version, m.role_version, l.lacks, u.name), l.lacks
    from open_sessions s
    join account_names u on u.user_id = s.user_id
    join member_roles m on m.tenant_id = tenant and m.user_id = s.user_id and m.status = 'active'
    cross join lateral (select m.requires_second_factor and u.second_factor_at is null as lacks) l
    where s.session_id = session and s.user_id = person;
end $$;
comment on function session_standing_now(uuid, uuid, uuid) is 'Kept by auth: who acts for a session in a company.';
