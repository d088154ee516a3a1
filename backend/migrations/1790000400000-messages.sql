-- Every mail that leaves, and what became of it.

create table messages (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  -- What it is about, for example job_confirmation: whoever queued it hears what becomes of it.
  kind text not null check (kind ~ '^[a-z][a-z_]{0,59}$'),
  state text not null default 'queued'
    check (state in ('queued', 'sending', 'sent', 'captured', 'failed', 'dead')),
  from_name text not null check (length(from_name) between 1 and 200),
  reply_to text check (length(reply_to) <= 254),
  to_address text not null check (length(to_address) <= 254),
  to_name text check (length(to_name) <= 200),
  subject text not null check (length(subject) between 1 and 500),
  text text not null check (length(text) <= 100000),
  html text check (length(html) <= 200000),
  client_id uuid,
  job_id uuid,
  attempts smallint not null default 0,
  -- Why the last attempt failed.
  failure text check (length(failure) <= 500),
  -- The Message-ID header; the same at every attempt.
  mail_id text check (length(mail_id) <= 300),
  -- The captured mail as it would have been sent (RFC 822).
  captured_file_id uuid,
  delivered_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id) references tenants (id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  foreign key (tenant_id, job_id) references jobs (tenant_id, id),
  foreign key (tenant_id, captured_file_id) references files (tenant_id, id),
  check ((state in ('sent', 'captured')) = (delivered_at is not null))
);
create index messages_newest on messages (tenant_id, created_at, id);
create index messages_by_updated on messages (tenant_id, updated_at, id);
create index messages_client on messages (tenant_id, client_id, created_at, id) where client_id is not null;
create index messages_job on messages (tenant_id, job_id, created_at, id) where job_id is not null;
create index messages_captured_file on messages (tenant_id, captured_file_id) where captured_file_id is not null;
create index messages_words on messages
  using gin (tenant_id, search_text(subject || ' ' || to_address || ' ' || coalesce(to_name, '')) gin_trgm_ops);
select protect_versioned_table('messages');

create table message_attachments (
  tenant_id uuid not null default app_tenant_id(),
  message_id uuid not null,
  position smallint not null,
  file_id uuid not null,
  primary key (tenant_id, message_id, position),
  foreign key (tenant_id, message_id) references messages (tenant_id, id),
  foreign key (tenant_id, file_id) references files (tenant_id, id)
);
create index message_attachments_file on message_attachments (tenant_id, file_id);
select protect_tenant_table('message_attachments');

alter table job_paperwork add foreign key (tenant_id, confirmation_message_id) references messages (tenant_id, id);

-- Messages by subject and recipient, for one company, newest first, as ids. See search_client_ids for why.
grant select on messages to hedgerow_search;
create policy search_reads_all on messages for select to hedgerow_search using (true);
create function search_message_ids(query text, wanted int default 500) returns setof uuid
language plpgsql stable security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
declare
  company uuid := app_tenant_id();
  quoted text := regexp_replace(search_text(query), '([\\%_])', '\\\1', 'g');
begin
  if company is null or quoted = '' then return; end if;
  return query
  select m.id from messages m
  where m.tenant_id = company
    and search_text(m.subject || ' ' || m.to_address || ' ' || coalesce(m.to_name, '')) like '%' || quoted || '%'
  order by m.created_at desc limit wanted;
end $$;
grant create on schema public to hedgerow_search;
alter function search_message_ids(text, int) owner to hedgerow_search;
revoke create on schema public from hedgerow_search;
revoke all on function search_message_ids(text, int) from public;
grant execute on function search_message_ids(text, int) to hedgerow_app;
