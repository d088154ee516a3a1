-- Answers kept for Idempotency-Key are removed when they are 24 hours old, company by company.

create index idempotency_keys_company_age on idempotency_keys (tenant_id, created_at);
-- Its only use was to be this one; no query of any release needs it.
drop index idempotency_keys_age;

-- The clock of the worker asks which companies have some, and learns nothing of what was answered.
grant select (tenant_id, created_at) on idempotency_keys to hedgerow_relay;
create policy relay on idempotency_keys for select to hedgerow_relay using (true);

create function idempotency_companies_due(kept_since timestamptz)
returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive
  -- Every company with answers: hops along the index, however many they are.
  companies as (
    (select k.tenant_id from idempotency_keys k order by k.tenant_id limit 1)
    union all
    select following.tenant_id
    from companies c
    cross join lateral (
      select k.tenant_id from idempotency_keys k where k.tenant_id > c.tenant_id order by k.tenant_id limit 1
    ) following
  )
  select c.tenant_id from companies c
  where exists (select from idempotency_keys k where k.tenant_id = c.tenant_id and k.created_at <= kept_since)
$$;
revoke all on function idempotency_companies_due(timestamptz) from public;
grant execute on function idempotency_companies_due(timestamptz) to hedgerow_app;
grant create on schema public to hedgerow_relay;
alter function idempotency_companies_due(timestamptz) owner to hedgerow_relay;
revoke create on schema public from hedgerow_relay;
