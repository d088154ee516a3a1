-- Seals of the audit log: a chain for each company, in which each seal stands for the entries of a few seconds and for all seals before it
-- (docs/decisions/0077-the-audit-log-is-sealed.md). Nobody who writes waits for it: a worker has them made afterwards.

create table audit_seals (
  tenant_id uuid not null default app_tenant_id(),
  number bigint not null check (number > 0),
  -- Of the entries, in UTC: a month may leave the log with its seals still in the chain.
  month date not null,
  -- All entries of the company and the month whose `seq` is in this range.
  after_seq bigint not null,
  up_to_seq bigint not null,
  entries int not null check (entries > 0),
  from_at timestamptz(3) not null,
  to_at timestamptz(3) not null,
  -- Digest of the digests of the entries, and their first eight bytes: they tell which of the entries differs.
  content bytea not null,
  marks bytea not null,
  sealed_at timestamptz(3) not null,
  -- Of the seal before, of all of the above but the marks.
  hash bytea not null,
  primary key (tenant_id, number)
);
comment on table audit_seals is 'Kept by audit-log.';
create index audit_seals_month on audit_seals (tenant_id, month, number);
select protect_tenant_table('audit_seals');
revoke insert, update, delete on audit_seals from hedgerow_app;
create policy audit_sealed on audit_seals to hedgerow_audit using (true) with check (true);

-- How far the log is sealed. Whoever updates its row has the next step done, and decides nothing about it.
create table audit_sealing (
  one_row boolean primary key default true check (one_row),
  reached bigint not null default 0,
  -- Where the next seals end, and the transaction before which all must have finished until then.
  upcoming bigint,
  fence xid8,
  asked_at timestamptz(3) not null default now()
);
comment on table audit_sealing is 'Kept by audit-log.';
insert into audit_sealing default values;
grant select, update (asked_at) on audit_sealing to hedgerow_app;

-- An entry as it is sealed and exported: one line of JSON, whatever the settings of the session and later columns.
create function audit_line(tenant uuid, id uuid, at timestamptz, seq bigint, kind text, record uuid, part text, action text, old jsonb,
                           new jsonb, actor uuid, source text, origin jsonb) returns text language sql stable parallel safe as $$
  select jsonb_build_array(tenant, id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), seq, kind, record, part, action,
                           old, new, actor, source, origin)::text
$$;
comment on function audit_line(uuid, uuid, timestamptz, bigint, text, uuid, text, text, jsonb, jsonb, uuid, text, jsonb) is
  'Kept by audit-log.';

create function audit_seal_hash(previous bytea, seal audit_seals) returns bytea language sql stable parallel safe as $$
  select sha256(coalesce(previous, '') || convert_to(concat_ws('|', 'hedgerow audit seal 1', seal.tenant_id, seal.number,
    to_char(seal.month, 'YYYY-MM'), seal.after_seq, seal.up_to_seq, seal.entries, (extract(epoch from seal.from_at) * 1000)::bigint,
    (extract(epoch from seal.to_at) * 1000)::bigint, (extract(epoch from seal.sealed_at) * 1000)::bigint), 'UTF8') || seal.content)
$$;
comment on function audit_seal_hash(bytea, audit_seals) is 'Kept by audit-log.';

-- One step: seals what is surely finished, of ten thousand entries at most, then looks how far the log has come.
-- A transaction takes the numbers of its entries after its own number. So all that took one up to `upcoming` are older than the
-- first transaction that comes here after `upcoming` was read; once they have finished, nothing can come before it any more.
create function seal_audit_entries() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  reached_before bigint := old.reached;
  up_to bigint := least(old.upcoming, old.reached + 10000);
  part record;
  seal audit_seals;
  previous audit_seals;
begin
  if old.upcoming is not null then
    -- A fence from another server: the database was restored.
    if old.fence is null or old.fence > pg_current_xact_id() then
      new.fence := pg_current_xact_id();
    end if;
    if pg_snapshot_xmin(pg_current_snapshot()) < new.fence then
      return new;
    end if;
    for part in
      select tenant_id, month, count(*)::int as entries, min(at) as from_at, max(at) as to_at,
             sha256(string_agg(digest, ''::bytea order by seq)) as content,
             string_agg(substring(digest for 8), ''::bytea order by seq) as marks
      from (select e.tenant_id, e.at, e.seq, date_trunc('month', e.at at time zone 'UTC')::date as month,
                   sha256(convert_to(audit_line(e.tenant_id, e.id, e.at, e.seq, e.record_kind, e.record_id, e.table_name, e.action,
                                                e.old, e.new, e.actor_id, e.source, e.origin), 'UTF8')) as digest
            from audit_entries e where e.seq > reached_before and e.seq <= up_to) entry
      group by tenant_id, month order by tenant_id, month
    loop
      select * into previous from audit_seals where tenant_id = part.tenant_id order by number desc limit 1;
      seal := row(part.tenant_id, coalesce(previous.number, 0) + 1, part.month, reached_before, up_to, part.entries, part.from_at,
                  part.to_at, part.content, part.marks, date_trunc('milliseconds', clock_timestamp()), null);
      seal.hash := audit_seal_hash(previous.hash, seal);
      insert into audit_seals select seal.*;
    end loop;
    new.reached := up_to;
    if up_to = old.upcoming then
      new.upcoming := null;
      new.fence := null;
    end if;
  end if;
  if new.upcoming is null then
    select last_value into new.upcoming from audit.entry_numbers where is_called and last_value > new.reached;
  end if;
  return new;
end $$;
comment on function seal_audit_entries() is 'Kept by audit-log.';
create trigger sealed before update on audit_sealing for each row execute function seal_audit_entries();

-- What was written lately is found by its number, without a cost for whoever writes.
drop index audit_entries_seq;
create index audit_entries_seq on audit_entries using brin (seq) with (autosummarize = on);

grant select on audit_months to hedgerow_audit;
revoke all on function seal_audit_entries() from public;
grant create on schema public to hedgerow_audit;
alter table audit_seals owner to hedgerow_audit;
alter table audit_sealing owner to hedgerow_audit;
alter function seal_audit_entries() owner to hedgerow_audit;
revoke create on schema public from hedgerow_audit;
