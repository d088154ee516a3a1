-- Events from before they kept their subjects. What is told meanwhile keeps its own.
do $$
declare
  company record;
begin
  for company in select tenant_id from event_subject_tenants loop
    perform set_config('app.tenant_id', company.tenant_id::text, true);
    insert into event_subjects (tenant_id, subject_id, seq)
    select e.tenant_id, subject_id, e.seq from events e cross join lateral event_subjects_of(e.data) subject_id
    where e.tenant_id = company.tenant_id
    on conflict do nothing;
  end loop;
  perform set_config('app.tenant_id', '', true);
end
$$;
drop table event_subject_tenants;
