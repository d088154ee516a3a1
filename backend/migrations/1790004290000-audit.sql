-- What was changed, by whom: written by the database for every table of records, so nothing that writes can forget it
-- (docs/decisions/0071-the-database-writes-the-audit-log.md). The triggers follow in the next file.

-- Keeps the log. It cannot sign in, and the application role cannot become it: whoever works for the product reads the log and
-- writes it by changing records, in no other way.
do $$
begin
  if not exists (select from pg_roles where rolname = 'hedgerow_audit') then
    create role hedgerow_audit nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  execute format('grant hedgerow_audit to %I', current_user);
exception when insufficient_privilege or invalid_grant_operation then null;
end $$;
grant usage, create on schema public to hedgerow_audit;

-- Months of the log, and what the log needs for itself. The application role does not come here.
create schema if not exists audit;
create sequence audit.entry_numbers;

create table audit_entries (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null default gen_random_uuid(),
  at timestamptz(3) not null default now(),
  -- Numbers of the whole installation, for the order in which entries are sealed.
  seq bigint not null default nextval('audit.entry_numbers'),
  -- As events name it: client.
  record_kind text not null,
  record_id uuid not null,
  -- The table that was written: a row of it may be a part of the record.
  table_name text not null,
  action text not null check (action in ('created', 'changed', 'deleted')),
  -- Of what changed, by names of columns; null where there was nothing before or is nothing now.
  old jsonb,
  new jsonb,
  -- As app_user_id() answered; null for the product itself.
  actor_id uuid,
  source text not null,
  -- The kind and the name of whoever acted, the request, and the sign-in or the API key that it came with.
  origin jsonb not null,
  primary key (tenant_id, at, id)
) partition by range (at);
comment on table audit_entries is 'Kept by audit-log.';
create index audit_entries_record on audit_entries (tenant_id, record_id, at, id);
create index audit_entries_actor on audit_entries (tenant_id, actor_id, at, id);
create index audit_entries_kind on audit_entries (tenant_id, record_kind, at, id);
create index audit_entries_seq on audit_entries using brin (seq);
select protect_tenant_table('audit_entries');
revoke insert, update, delete on audit_entries from hedgerow_app;
-- Also for changes that belong to a company before it is chosen, as a sign-in does.
create policy audit_written on audit_entries to hedgerow_audit using (true) with check (true);

create view companies_of_people with (security_invoker = true) as select tenant_id as company_id, user_id from memberships;
comment on view companies_of_people is 'Published by members: whose audit log tells of a change of a person.';
grant select on companies_of_people to hedgerow_app, hedgerow_audit;
grant select (tenant_id, user_id) on memberships to hedgerow_audit;
create policy audited_people on memberships for select to hedgerow_audit using (true);

-- What an entry holds of a row. Secret values are told apart from none, and not told.
create function audited_values(row_values jsonb, secrets text[]) returns jsonb language plpgsql immutable parallel safe as $$
declare
  secret text;
begin
  foreach secret in array secrets loop
    if row_values -> secret <> 'null' then
      row_values := jsonb_set(row_values, array[secret], '{"concealed": true}');
    end if;
  end loop;
  return row_values;
end $$;
comment on function audited_values(jsonb, text[]) is 'Kept by audit-log.';

-- The companies that a changed row belongs to: a person may belong to several.
create function audited_companies(row_values jsonb, company_column text) returns setof uuid language plpgsql stable as $$
begin
  if company_column = 'memberships' then
    return query select c.company_id from companies_of_people c where c.user_id = (row_values ->> 'id')::uuid;
  elsif row_values ->> company_column is not null then
    return next (row_values ->> company_column)::uuid;
  end if;
end $$;
comment on function audited_companies(jsonb, text) is 'Kept by audit-log.';

-- Called once for a statement, however many rows it writes. Arguments: the kind of the record, the columns that name the record
-- and the company, columns that are left out, and columns whose values are not told.
create function write_audit_entries() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  record_column text := tg_argv[1];
  company_column text := tg_argv[2];
  left_out text[] := tg_argv[3];
  secrets text[] := tg_argv[4];
  origin jsonb := coalesce(nullif(current_setting('app.origin', true), ''), '{}');
begin
  if tg_op = 'INSERT' then
    insert into audit_entries (tenant_id, record_kind, record_id, table_name, action, new, actor_id, source, origin)
    select (w.whole ->> company_column)::uuid, tg_argv[0], (w.whole ->> record_column)::uuid, tg_table_name, 'created',
           case when secrets = '{}' then jsonb_strip_nulls(w.whole - left_out)
                else audited_values(jsonb_strip_nulls(w.whole - left_out), secrets) end,
           app_user_id(), app_source(), origin
    from (select to_jsonb(n) as whole from new_rows n offset 0) w
    where w.whole ->> company_column is not null;
  elsif tg_op = 'DELETE' then
    insert into audit_entries (tenant_id, record_kind, record_id, table_name, action, old, actor_id, source, origin)
    select (w.whole ->> company_column)::uuid, tg_argv[0], (w.whole ->> record_column)::uuid, tg_table_name, 'deleted',
           audited_values(jsonb_strip_nulls(w.whole - left_out), secrets), app_user_id(), app_source(), origin
    from (select to_jsonb(o) as whole from old_rows o offset 0) w
    where w.whole ->> company_column is not null;
  else
    insert into audit_entries (tenant_id, record_kind, record_id, table_name, action, old, new, actor_id, source, origin)
    select company, tg_argv[0], (a.whole ->> record_column)::uuid, tg_table_name, 'changed',
           audited_values(c.old, secrets), audited_values(c.new, secrets), app_user_id(), app_source(), origin
    -- PostgreSQL keeps the rows of both in the order in which it wrote them.
    from (select to_jsonb(o) as whole, row_number() over () as place from old_rows o) b
    join (select to_jsonb(n) as whole, row_number() over () as place from new_rows n) a using (place)
    cross join lateral (
      select jsonb_object_agg(v.key, b.whole -> v.key) as old, jsonb_object_agg(v.key, v.value) as new
      from jsonb_each(a.whole - left_out) v where v.value is distinct from b.whole -> v.key
    ) c
    cross join lateral audited_companies(a.whole, company_column) company
    where c.new is not null;
  end if;
  return null;
end $$;
comment on function write_audit_entries() is 'Kept by audit-log.';
comment on function app_source() is 'Published by kernel/database.';

-- Each month of the log is a table of its own, which is made where a month is inserted here, and taken out of the log where it is
-- archived: it stays as audit.archived_…, for whoever keeps the database to dump and drop.
create table audit_months (
  month date primary key check (extract(day from month) = 1),
  made_at timestamptz(3) not null default now(),
  archived_at timestamptz(3),
  check (month < made_at + interval '2 years')
);
comment on table audit_months is 'Kept by audit-log.';
grant select, insert (month), update (archived_at) on audit_months to hedgerow_app;

create function make_audit_month() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  name text := to_char(new.month, '"entries_"YYYY_MM');
  begins timestamptz := new.month::timestamp at time zone 'UTC';
  ends timestamptz := (new.month + interval '1 month') at time zone 'UTC';
begin
  execute format('create table audit.%I (like audit_entries including all)', name);
  -- Attaching locks nobody out of the months that are there. What came before its month is moved.
  execute format('with moved as (delete from audit.entries_default where at >= %L and at < %L returning *)
                  insert into audit.%I select * from moved', begins, ends, name);
  execute format('alter table audit_entries attach partition audit.%I for values from (%L) to (%L)', name, begins, ends);
  return null;
end $$;
comment on function make_audit_month() is 'Kept by audit-log.';

-- Never of the last year: whoever may write here must not lose what was just done.
create function archive_audit_month() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.month > now() - interval '13 months' then
    raise exception 'the audit log keeps a year' using errcode = 'check_violation';
  end if;
  execute format('alter table audit_entries detach partition audit.%I', to_char(new.month, '"entries_"YYYY_MM'));
  execute format('alter table audit.%I rename to %I', to_char(new.month, '"entries_"YYYY_MM'),
                 to_char(new.month, '"archived_"YYYY_MM'));
  return null;
end $$;
comment on function archive_audit_month() is 'Kept by audit-log.';

create trigger made after insert on audit_months for each row execute function make_audit_month();
create trigger archived after update on audit_months for each row
  when (old.archived_at is null and new.archived_at is not null) execute function archive_audit_month();

create table audit.entries_default partition of audit_entries default;

revoke all on function write_audit_entries(), make_audit_month(), archive_audit_month() from public;
alter schema audit owner to hedgerow_audit;
alter table audit_entries owner to hedgerow_audit;
alter table audit.entries_default owner to hedgerow_audit;
alter sequence audit.entry_numbers owner to hedgerow_audit;
alter function write_audit_entries() owner to hedgerow_audit;
alter function make_audit_month() owner to hedgerow_audit;
alter function archive_audit_month() owner to hedgerow_audit;
-- It needed that only to become their owner.
revoke create on schema public from hedgerow_audit;
insert into audit_months (month)
select generate_series(date_trunc('month', now() at time zone 'UTC'), now() at time zone 'UTC' + interval '3 months',
                       interval '1 month');

-- Has a table audited. Columns that only count, follow from others or keep time are left out; those of secrets are said to have
-- changed, and no more. `record_column` names the record that a row is, or is a part of.
create function audit_table(target regclass, record_kind text, record_column text default 'id', left_out text[] default '{}',
                            secrets text[] default '{}', company_column text default 'tenant_id') returns void
language plpgsql as $$
declare
  -- The id of a record stands in the entry itself.
  known text[] := case when record_column = 'id' then '{id}' else '{}'::text[] end
                  || '{tenant_id,version,created_at,created_by,updated_at,updated_by}';
  arguments text := format('%L, %L, %L, %L, %L', record_kind, record_column, company_column, known || left_out, secrets);
begin
  execute format('create or replace trigger audit_inserted after insert on %s referencing new table as new_rows
                  for each statement execute function write_audit_entries(%s)', target, arguments);
  execute format('create or replace trigger audit_updated after update on %s referencing old table as old_rows new table as new_rows
                  for each statement execute function write_audit_entries(%s)', target, arguments);
  execute format('create or replace trigger audit_deleted after delete on %s referencing old table as old_rows
                  for each statement execute function write_audit_entries(%s)', target, arguments);
end $$;
comment on function audit_table(regclass, text, text, text[], text[], text) is 'Kept by audit-log.';
revoke all on function audit_table(regclass, text, text, text[], text[], text) from public;

-- How a transaction that writes begins: as one that reads does, and it says who acts by which request, for the log.
create function enter_scope(tenant text, actor text, source text, reading boolean, known int, origin text) returns jsonb
  language plpgsql as $$
declare
  done text := set_config('app.origin', origin, true);
begin
  return enter_scope(tenant, actor, source, reading, known);
end $$;
comment on function enter_scope(text, text, text, boolean, int, text) is
  'Published by tenancy: for kernel/database, which begins every transaction that writes with it.';

create function enter_by_session(tenant text, actor text, source text, reading boolean, known int, session uuid, standing text,
                                 origin text) returns jsonb language plpgsql as $$
declare
  done text := set_config('app.origin', origin, true);
begin
  return enter_by_session(tenant, actor, source, reading, known, session, standing);
end $$;
comment on function enter_by_session(text, text, text, boolean, int, uuid, text, text) is 'Kept by auth.';

create function enter_by_api_key(tenant text, actor text, source text, reading boolean, known int, key uuid, standing text,
                                 origin text) returns jsonb language plpgsql as $$
declare
  done text := set_config('app.origin', origin, true);
begin
  return enter_by_api_key(tenant, actor, source, reading, known, key, standing);
end $$;
comment on function enter_by_api_key(text, text, text, boolean, int, uuid, text, text) is 'Kept by api-keys.';
