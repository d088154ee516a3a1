-- The week starts as in the company's country, where nobody has chosen Monday.
do $$
declare
  company record;
begin
  for company in select * from week_start_tenants loop
    perform set_config('app.tenant_id', company.tenant_id::text, true);
    update tenants set week_start = company.week_start
    where id = company.tenant_id and week_start = 1 and not exists (
      select from events e
      where e.tenant_id = company.tenant_id and e.entity_id = company.tenant_id and 'weekStart' = any (e.changed));
  end loop;
  perform set_config('app.tenant_id', '', true);
end
$$;
drop table week_start_tenants;
