-- For whoever keeps the product: how many tasks wait for their turn, since when, and how many have failed for good. Tasks of companies
-- that are read only wait on purpose.
create function queue_backlog() returns table (waiting bigint, oldest timestamptz, dead bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) filter (where o.state = 'waiting' and t.tenant_id is not null),
         min(o.created_at) filter (where o.state = 'waiting' and t.tenant_id is not null),
         count(*) filter (where o.state = 'dead')
  from queue_outbox o
  left join company_states t on t.tenant_id = o.tenant_id and t.status not in ('suspended', 'closing')
$$;
comment on function queue_backlog() is 'Kept by kernel/queue.';
revoke all on function queue_backlog() from public;
grant execute on function queue_backlog() to hedgerow_app;
grant create on schema public to hedgerow_relay;
alter function queue_backlog() owner to hedgerow_relay;
revoke create on schema public from hedgerow_relay;
