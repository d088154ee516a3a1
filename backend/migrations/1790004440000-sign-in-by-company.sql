-- A company may let its people sign in by a provider of its own (OpenID Connect). What such a provider says counts in that
-- company and nowhere else: the session that it opens stands for that company alone, whatever a process asks for.
alter table sessions add column only_tenant_id uuid;

create or replace view open_sessions with (security_invoker = true) as
  select id as session_id, user_id, client, only_tenant_id from sessions where revoked_at is null and expires_at > now();

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
      and (s.only_tenant_id is null or s.only_tenant_id = enter_by_session.tenant::uuid)
      and standing = standing_text(m.membership_id, m.membership_version, m.role_version,
                                   m.requires_second_factor and u.second_factor_at is null and s.only_tenant_id is null, u.name)
  ) then
    raise exception 'the session does not stand as it is known' using errcode = 'HR001';
  end if;
  return company;
end $$;

drop function session_standing_now(uuid, uuid, uuid);
create function session_standing_now(tenant uuid, person uuid, session uuid)
  returns table (membership_id uuid, name text, role_key text, permissions text[], client text, standing text,
                 lacks_second_factor boolean, is_only_here boolean)
  language plpgsql as $$
begin
  perform set_config('app.tenant_id', tenant::text, true), set_config('app.user_id', person::text, true);
  return query
    select m.membership_id, u.name, m.role_key, case when l.lacks then '{}' else m.permissions end, s.client,
           standing_text(m.membership_id, m.membership_version, m.role_version, l.lacks, u.name), l.lacks,
           s.only_tenant_id is not null
    from open_sessions s
    join account_names u on u.user_id = s.user_id
    join member_roles m on m.tenant_id = tenant and m.user_id = s.user_id and m.status = 'active'
    cross join lateral (
      -- The provider's sign-in counts: what else it asks for is the company's decision.
      select m.requires_second_factor and u.second_factor_at is null and s.only_tenant_id is null as lacks
    ) l
    where s.session_id = session and s.user_id = person
      and (s.only_tenant_id is null or s.only_tenant_id = tenant);
end $$;
comment on function session_standing_now(uuid, uuid, uuid) is 'Kept by auth: who acts for a session in a company.';

create table sign_in_providers (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  is_enabled boolean not null default false,
  label text check (length(label) between 1 and 60),
  issuer text check (length(issuer) between 1 and 500),
  client_id text check (length(client_id) between 1 and 300),
  -- Encrypted with the key of the company.
  client_secret bytea check (length(client_secret) <= 2000),
  -- Of the people who may sign in; empty: any.
  email_domains text[] not null default '{}' check (cardinality(email_domains) <= 50),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id) references tenants (id),
  check (not is_enabled or label is not null and issuer is not null and client_id is not null and client_secret is not null)
);
create unique index sign_in_providers_one on sign_in_providers (tenant_id);
select protect_versioned_table('sign_in_providers');
select audit_table('sign_in_providers', 'tenant', 'tenant_id', '{id}', '{client_secret}');

-- Who somebody is to the provider of their company. It belongs to the membership, so it ends with it.
create table member_identities (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  membership_id uuid not null,
  issuer text not null check (length(issuer) between 1 and 500),
  subject text not null check (length(subject) between 1 and 255),
  -- As the provider knew it when the two were linked.
  email text not null check (length(email) <= 254),
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id) references tenants (id),
  foreign key (tenant_id, membership_id) references memberships (tenant_id, id) on delete cascade
);
comment on table member_identities is 'Kept by company-sign-in.';
create unique index member_identities_subject on member_identities (tenant_id, issuer, subject);
create unique index member_identities_membership on member_identities (tenant_id, membership_id, issuer);
select protect_tenant_table('member_identities');
select audit_table('member_identities', 'membership', 'membership_id', '{id}');

-- Sign-ins on their way to a provider and back.
create table provider_sign_ins (
  tenant_id uuid not null default app_tenant_id(),
  -- SHA-256 of what only the address holds that the provider leads back to.
  state_hash bytea not null check (length(state_hash) = 32),
  -- SHA-256 of what only the browser or the app holds that began.
  holder_hash bytea not null check (length(holder_hash) = 32),
  -- Other settings end it.
  provider_version int not null,
  client text not null check (client in ('web', 'mobile', 'api')),
  -- What the provider's answer is held against; sealed.
  checks bytea not null check (length(checks) <= 2000),
  expires_at timestamptz(3) not null,
  primary key (tenant_id, state_hash),
  foreign key (tenant_id) references tenants (id)
);
comment on table provider_sign_ins is 'Kept by company-sign-in.';
create index provider_sign_ins_expiry on provider_sign_ins (tenant_id, expires_at);
select protect_tenant_table('provider_sign_ins');
