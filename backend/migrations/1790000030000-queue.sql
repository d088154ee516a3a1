-- Queue tasks. A row is written in the transaction of the change that needs the work and is gone once the work has
-- had its effect; so the database, not the queue, knows what is still to be done, and a queue that was down or lost
-- its memory is filled again from here. Payloads never leave the database: the queue carries ids.

create table queue_outbox (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  task text not null check (length(task) <= 100),
  queue text not null check (length(queue) <= 40),
  payload jsonb not null,
  dedupe_key text check (length(dedupe_key) <= 200),
  -- On whose behalf: userId, membershipId, name, source.
  actor jsonb not null,
  request_id text not null check (length(request_id) <= 100),
  -- waiting: not handed to the queue yet; relayed: handed over; dead: failed for good, kept for people to decide.
  state text not null default 'waiting' check (state in ('waiting', 'relayed', 'dead')),
  -- When a relayed task is handed over again. The queue ignores an id it knows, so this only mends a loss.
  relay_at timestamptz(3) not null default now(),
  attempts smallint not null default 0,
  failure text check (length(failure) <= 2000),
  created_at timestamptz(3) not null default now(),
  failed_at timestamptz(3),
  primary key (tenant_id, id)
);
create index queue_outbox_lanes on queue_outbox (tenant_id, queue, state, id) where state <> 'dead';
create index queue_outbox_due on queue_outbox (relay_at) where state = 'relayed';
select protect_tenant_table('queue_outbox');

-- Steps that a task has taken for good, for tasks with several transactions of their own.
create table queue_task_effects (
  tenant_id uuid not null default app_tenant_id(),
  task_id uuid not null,
  step text not null check (length(step) <= 100),
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, task_id, step),
  foreign key (tenant_id, task_id) references queue_outbox (tenant_id, id) on delete cascade
);
select protect_tenant_table('queue_task_effects');

-- The relay serves all companies. It gets that right through two functions and a role that owns nothing else and
-- cannot log in; the application role sees other companies' rows through nothing but these: ids, no payloads.
do $$
begin
  -- Roles belong to the server: another database of it may have made this one.
  if not exists (select from pg_roles where rolname = 'hedgerow_relay') then
    create role hedgerow_relay nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
-- To give functions to a role one must be able to become it. Who made the role may say so; from 16 on it must.
do $$
begin
  execute format('grant hedgerow_relay to %I', current_user);
exception when insufficient_privilege or invalid_grant_operation then null;
end $$;
grant usage, create on schema public to hedgerow_relay;
grant select, delete, update (state, relay_at) on queue_outbox to hedgerow_relay;
create policy relay on queue_outbox to hedgerow_relay using (true) with check (true);

-- Takes what is due, at most `batch` rows. A company has no more than its share of a queue in flight at a time
-- (per_tenant: {"mail": 20, …}), so thousands of tasks of one company do not stand before one task of another.
create function queue_outbox_claim(per_tenant jsonb, batch int)
returns table (tenant_id uuid, id uuid, task text, queue text, dedupe_key text, request_id text)
language sql security definer set search_path = public, pg_temp as $$
  with recursive
  -- Every company and queue with something waiting: hops along the index, however long the backlog is.
  lanes as (
    (select o.tenant_id, o.queue from queue_outbox o where o.state = 'waiting' order by o.tenant_id, o.queue limit 1)
    union all
    select following.tenant_id, following.queue
    from lanes l
    cross join lateral (
      select o.tenant_id, o.queue from queue_outbox o
      where o.state = 'waiting' and (o.tenant_id, o.queue) > (l.tenant_id, l.queue)
      order by o.tenant_id, o.queue limit 1
    ) following
  ),
  due as (
    select waiting.* from lanes l
    cross join lateral (
      select o.tenant_id, o.id from queue_outbox o
      where o.tenant_id = l.tenant_id and o.queue = l.queue and o.state = 'waiting'
      order by o.id
      limit greatest(0, coalesce((per_tenant ->> l.queue)::int, 1) - (
        select count(*) from queue_outbox inflight
        where inflight.tenant_id = l.tenant_id and inflight.queue = l.queue and inflight.state = 'relayed'
      ))
      for update skip locked
    ) waiting
    union all
    select lost.* from (
      select o.tenant_id, o.id from queue_outbox o
      where o.state = 'relayed' and o.relay_at <= now()
      limit batch for update skip locked
    ) lost
  )
  update queue_outbox o
  set state = 'relayed', relay_at = now() + interval '15 seconds'
  from (select * from due limit batch) d
  where o.tenant_id = d.tenant_id and o.id = d.id
  returning o.tenant_id, o.id, o.task, o.queue, o.dedupe_key, o.request_id
$$;

-- Tells what became of claimed rows: [{"tenant_id", "id", "outcome": "relayed" | "collapsed" | "refused"}]. Skips rows
-- that a running task has locked: the task itself decides what becomes of them.
create function queue_outbox_settle(outcomes jsonb)
returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  settled record;
begin
  for settled in
    select o.tenant_id, o.id, t.outcome
    from jsonb_to_recordset(outcomes) as t(tenant_id uuid, id uuid, outcome text)
    join queue_outbox o on o.tenant_id = t.tenant_id and o.id = t.id
    where o.state = 'relayed'
    for update of o skip locked
  loop
    if settled.outcome = 'collapsed' then
      delete from queue_outbox o where o.tenant_id = settled.tenant_id and o.id = settled.id;
    elsif settled.outcome = 'refused' then
      update queue_outbox o set state = 'waiting' where o.tenant_id = settled.tenant_id and o.id = settled.id;
    else
      update queue_outbox o set relay_at = now() + interval '1 minute'
      where o.tenant_id = settled.tenant_id and o.id = settled.id;
    end if;
  end loop;
end $$;

revoke all on function queue_outbox_claim(jsonb, int), queue_outbox_settle(jsonb) from public;
grant execute on function queue_outbox_claim(jsonb, int), queue_outbox_settle(jsonb) to hedgerow_app;
alter function queue_outbox_claim(jsonb, int) owner to hedgerow_relay;
alter function queue_outbox_settle(jsonb) owner to hedgerow_relay;
-- It needed that only to become their owner.
revoke create on schema public from hedgerow_relay;
