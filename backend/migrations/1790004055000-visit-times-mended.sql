-- A window in an hour that clocks skip told one time to people and another to calendars, and its end came before its start.
do $$
declare
  company record;
  visit record;
begin
  for company in select tenant_id from visit_time_tenants loop
  perform set_config('app.tenant_id', company.tenant_id::text, true);
  for visit in
    with faulty as (
      select v.tenant_id, v.id, v.date, v.window_start, v.window_end, shown.time_start, shown.time_end
      from visits v
      cross join lateral (
        select ((v.date + v.window_start) at time zone v.time_zone) at time zone v.time_zone as time_start,
               ((v.date + v.window_end) at time zone v.time_zone) at time zone v.time_zone as time_end
      ) shown
      where v.tenant_id = company.tenant_id and v.start_at is not null
        and (v.end_at <= v.start_at
             or shown.time_start <> v.date + v.window_start
             or shown.time_end <> v.date + v.window_end)
    ), mended as (
      select *, case when time_end > time_start then time_end else time_start + (window_end - window_start) end as new_end
      from faulty
    )
    update visits v
    set window_start = m.time_start::time(0), window_end = m.new_end::time(0),
        start_at = m.time_start at time zone v.time_zone, end_at = m.new_end at time zone v.time_zone,
        version = v.version + 1, updated_at = now()
    from mended m
    where v.tenant_id = m.tenant_id and v.id = m.id
    returning v.tenant_id, v.id, m.date, m.window_start as start_before, m.window_end as end_before,
              v.window_start, v.window_end
  loop
    raise warning 'visit % of tenant % on %: clocks skip a time of % to %, it is % to % now', visit.id, visit.tenant_id,
      visit.date, visit.start_before, visit.end_before, visit.window_start, visit.window_end;
  end loop;
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
drop table visit_time_tenants;
