-- Tries to sign in that failed: once for an account, a network and an hour, however many there were. The limits of sign-in keep
-- tries of an account to forty an hour, so nobody fills the log from outside.
create table failed_sign_ins (
  user_id uuid not null references users (id) on delete cascade,
  hour timestamptz(3) not null,
  network text not null check (length(network) <= 60),
  tries int not null default 1,
  primary key (user_id, hour, network)
);
comment on table failed_sign_ins is 'Kept by auth.';
grant select, insert, update (tries), delete on failed_sign_ins to hedgerow_app;

-- Told to each company that the person works for.
create function audit_failed_sign_in() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_entries (tenant_id, record_kind, record_id, table_name, action, new, source, origin)
  select c.company_id, 'session', gen_random_uuid(), tg_table_name, 'created',
         jsonb_build_object('user_id', new.user_id, 'network', new.network), app_source(),
         coalesce(nullif(current_setting('app.origin', true), ''), '{}')::jsonb
  from companies_of_people c where c.user_id = new.user_id;
  return null;
end $$;
comment on function audit_failed_sign_in() is 'Kept by audit-log.';
create trigger audit_failed after insert on failed_sign_ins for each row execute function audit_failed_sign_in();

-- Files with data of a company that somebody downloaded: of which records, by which filter, and how many.
create table data_exports (
  tenant_id uuid not null default app_tenant_id() references tenants (id),
  id uuid not null default gen_random_uuid(),
  records text not null check (length(records) <= 60),
  filter jsonb not null,
  rows int,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  primary key (tenant_id, id)
);
comment on table data_exports is 'Kept by audit-log.';
select protect_tenant_table('data_exports');
revoke update, delete on data_exports from hedgerow_app;
select audit_table('data_exports', 'tenant', 'tenant_id', '{id}');

revoke all on function audit_failed_sign_in() from public;
grant create on schema public to hedgerow_audit;
alter function audit_failed_sign_in() owner to hedgerow_audit;
revoke create on schema public from hedgerow_audit;

-- Where records of a kind are kept, as the triggers of the audit log say.
create function audited_table(kind text) returns text language plpgsql stable as $$
begin
  return (select t.tgrelid::regclass::text from pg_trigger t
          where t.tgname = 'audit_inserted' and starts_with(encode(t.tgargs, 'escape'), kind || '\000id\000') limit 1);
end $$;
comment on function audited_table(text) is 'Kept by audit-log.';
