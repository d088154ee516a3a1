-- A policy that compares with a sub-select is planned for a company of average size, whoever asks first. Compared with the
-- function itself, which is STABLE, a plan is made for the company that happens to ask, and is kept for all others
-- (docs/decisions/0037-plans-that-hold.md). The tables that are there already follow in the next file.

create or replace function protect_tenant_table(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_isolation on %s using (tenant_id = (select app_tenant_id()))
       with check (tenant_id = (select app_tenant_id()))', target);
  execute format('grant select, insert, update, delete on %s to hedgerow_app', target);
end $$;
