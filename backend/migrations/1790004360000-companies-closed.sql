-- A company that is suspended or about to close is read and exported only. One that closes is kept until `purge_at`
-- (docs/decisions/0079-how-a-company-ends.md).
alter table tenants add column status_reason text check (length(status_reason) <= 500),
                    add column purge_at timestamptz(3);

-- Deletes the rows of companies that have closed, and finds companies for whoever keeps the product. Nobody signs in as it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'hedgerow_purger') then
    create role hedgerow_purger nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  execute format('grant hedgerow_purger to %I', current_user);
exception when insufficient_privilege or invalid_grant_operation then null;
end $$;
grant usage, create on schema public to hedgerow_purger;
grant select (id, slug, name, status, purge_at), delete on tenants to hedgerow_purger;
create policy kept on tenants to hedgerow_purger using (true);

-- Of each table its company: row-level security holds for this role, too. What follows from a row that goes is written as this role.
create or replace function protect_tenant_table(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_isolation on %s using (tenant_id = (select app_tenant_id()))
       with check (tenant_id = (select app_tenant_id()))', target);
  execute format('grant select, insert, update, delete on %s to hedgerow_app', target);
  execute format('grant select, insert, update, delete on %s to hedgerow_purger', target);
end $$;
do $$
declare
  target regclass;
begin
  for target in
    select c.oid from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('grant select, insert, update, delete on %s to hedgerow_purger', target);
  end loop;
end $$;

revoke insert, update on audit_entries from hedgerow_purger;

-- The company of this name in addresses, or with this id.
create function company_named(named text) returns table (id uuid, slug text, name text, status text)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.slug, t.name, t.status from tenants t where named in (t.slug, t.id::text)
$$;
comment on function company_named(text) is 'Published by tenancy: for company-closing.';

create function companies_to_purge() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id from tenants t where t.status = 'closing' and t.purge_at <= now() order by t.purge_at, t.id
$$;
comment on function companies_to_purge() is 'Published by tenancy: for company-closing.';

-- The tables of companies, those that refer to others first.
create function tables_to_purge() returns setof text language sql stable as $$
  with recursive tables as (
    select c.oid from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  ),
  depths as (
    select oid, 0 as depth from tables
    union
    select k.confrelid, d.depth + 1
    from depths d
    join pg_constraint k on k.contype = 'f' and k.conrelid = d.oid and k.confrelid <> d.oid
    join tables t on t.oid = k.confrelid
    where d.depth < 50
  )
  select oid::regclass::text from depths group by oid order by max(depth), 1
$$;
comment on function tables_to_purge() is 'Published by tenancy: for company-closing.';

-- Deletes rows of the company of the scope, if its time has come. Answers how many; 0 when none is left. Rows to which others of
-- the same table refer are left for last.
create function purge_rows(target text, most int) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  referring text;
  deleted bigint;
begin
  if not exists (select from companies_to_purge() due where due = (select app_tenant_id())) then
    raise exception 'the company is not to be purged' using errcode = 'check_violation';
  end if;
  if not exists (select from tables_to_purge() known where known = target) then
    raise exception '% holds no rows of companies', target using errcode = 'check_violation';
  end if;
  select string_agg(format('not exists (select from %s other where other.tenant_id = kept.tenant_id and other.%I = kept.%I)',
                           target, a.attname, r.attname), ' and ')
  into referring
  from pg_constraint k
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
  join pg_attribute r on r.attrelid = k.confrelid and r.attnum = k.confkey[2]
  where k.contype = 'f' and k.conrelid = target::regclass and k.confrelid = target::regclass;
  execute format('delete from %1$s where (tableoid, ctid) in (select kept.tableoid, kept.ctid from %1$s kept
                    where kept.tenant_id = (select app_tenant_id()) and %2$s limit $1)', target, coalesce(referring, 'true'))
    using most;
  get diagnostics deleted = row_count;
  if deleted > 0 or referring is null then
    return deleted;
  end if;
  execute format('delete from %s where tenant_id = (select app_tenant_id())', target);
  get diagnostics deleted = row_count;
  return deleted;
end $$;
comment on function purge_rows(text, int) is 'Published by tenancy: for company-closing.';

-- What is left of the company of the scope, and the company itself, if its time has come. That it was deleted is the last entry of its
-- audit log, and goes with it.
create function purge_company() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  target text;
begin
  if not exists (select from companies_to_purge() due where due = (select app_tenant_id())) then
    raise exception 'the company is not to be purged' using errcode = 'check_violation';
  end if;
  for target in select tables_to_purge() loop
    execute format('delete from %s where tenant_id = (select app_tenant_id())', target);
  end loop;
  delete from tenants t where t.id = (select app_tenant_id());
  for target in select tables_to_purge() loop
    execute format('delete from %s where tenant_id = (select app_tenant_id())', target);
  end loop;
end $$;
comment on function purge_company() is 'Published by tenancy: for company-closing.';

revoke all on function company_named(text), companies_to_purge(), tables_to_purge(), purge_rows(text, int), purge_company()
  from public;
grant execute on function company_named(text), companies_to_purge(), tables_to_purge(), purge_rows(text, int), purge_company()
  to hedgerow_app;
grant execute on function tables_to_purge() to hedgerow_purger;
alter function company_named(text) owner to hedgerow_purger;
alter function companies_to_purge() owner to hedgerow_purger;
alter function purge_rows(text, int) owner to hedgerow_purger;
alter function purge_company() owner to hedgerow_purger;
-- It needed that only to become their owner.
revoke create on schema public from hedgerow_purger;

-- Sign-ins and mail to people outlive a company.
alter table sessions drop constraint sessions_current_tenant_id_fkey;
alter table sessions add foreign key (current_tenant_id) references tenants (id) on delete set null not valid;
alter table account_mails drop constraint account_mails_company_id_fkey;
alter table account_mails add foreign key (company_id) references tenants (id) on delete set null not valid;

-- A company that is read only sends no webhooks: they wait.
create view company_states with (security_invoker = true) as select id as tenant_id, status from tenants;
comment on view company_states is 'Published by tenancy: which companies are read only.';
grant select on company_states to hedgerow_app, hedgerow_relay;
grant select (id, status) on tenants to hedgerow_relay;
create policy relay on tenants for select to hedgerow_relay using (true);
create or replace function webhook_companies_due(at timestamptz, kept_since timestamptz)
returns table (tenant_id uuid, work text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct e.tenant_id, 'send'
  from webhook_endpoints e
  join company_states t on t.tenant_id = e.tenant_id and t.status not in ('suspended', 'closing')
  join webhook_standings s on s.tenant_id = e.tenant_id and s.endpoint_id = e.id
  where (
    e.state = 'active'
    and s.cursor_seq < (select c.last_seq from event_positions c where c.tenant_id = e.tenant_id)
  ) or (
    coalesce(s.resting_until <= at, true)
    and exists (
      select from webhook_deliveries d
      where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.state in ('pending', 'retrying')
        and d.next_attempt_at <= at
    )
  ) or exists (
    -- A test does not wait until the circuit closes.
    select from webhook_deliveries d
    where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.state in ('pending', 'retrying')
      and d.next_attempt_at <= at and d.seq = 0
  )
  union all
  select distinct e.tenant_id, 'sweep'
  from webhook_endpoints e
  where exists (
    select from webhook_deliveries d
    where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.created_at < kept_since
  )
$$;
