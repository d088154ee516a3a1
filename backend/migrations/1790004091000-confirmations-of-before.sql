-- without a transaction: a few hundred jobs at a time, so that nobody waits for it, and all again when this is interrupted.
-- Confirmations of before count as having told of the visits as they stand, so that their next change is seen. One that was cancelled
-- after the mail is still in the client's calendar.
do $$
declare
  company uuid := '00000000-0000-0000-0000-000000000000';
  last_seen uuid;
  seen uuid[];
begin
  loop
    -- This role may read the jobs of all companies.
    set local role hedgerow_search;
    company := (select j.tenant_id from jobs j where j.tenant_id > company order by j.tenant_id limit 1);
    reset role;
    exit when company is null;
    last_seen := '00000000-0000-0000-0000-000000000000';
    loop
      perform set_config('app.tenant_id', company::text, true);
      seen := array(select p.job_id from job_paperwork p
                    where p.tenant_id = company and p.job_id > last_seen order by p.job_id limit 250);
      exit when cardinality(seen) = 0;
      last_seen := seen[cardinality(seen)];
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
      where p.tenant_id = company and p.job_id = any (seen) and p.confirmation_told is null
        and p.confirmation_sent_at is not null and p.confirmation_state in ('sent', 'captured');
      commit;
    end loop;
  end loop;
end $$
