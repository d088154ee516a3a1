-- Confirmations of before count as having told of the visits as they stand, so that their next change is seen. One that was cancelled
-- after the mail is still in the client's calendar.
do $$
declare
  company record;
begin
  for company in select tenant_id from confirmation_tenants loop
    perform set_config('app.tenant_id', company.tenant_id::text, true);
    update job_paperwork p
    set confirmation_told = jsonb_build_object('news', 'confirmed', 'visits', coalesce((
      select jsonb_agg(jsonb_build_object(
               'id', v.id, 'version', v.version, 'date', v.date,
               'windowStart', to_char(v.window_start, 'HH24:MI'), 'windowEnd', to_char(v.window_end, 'HH24:MI'),
               'timeZone', v.time_zone) order by v.planned_on, v.id)
      from visits v
      where v.tenant_id = p.tenant_id and v.job_id = p.job_id and v.created_at <= p.confirmation_sent_at
        and (v.status not in ('cancelled', 'completed', 'skipped')
             or v.status = 'cancelled' and v.updated_at > p.confirmation_sent_at)), '[]'))
    where p.tenant_id = company.tenant_id and p.confirmation_told is null and p.confirmation_sent_at is not null
      and p.confirmation_state in ('sent', 'captured');
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
drop table confirmation_tenants;
