-- The number of a job is found as people say it, in small letters and without its zeros.
create or replace function search_job_ids(query text, wanted int default 500) returns setof uuid
language plpgsql stable security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
declare
  company uuid := app_tenant_id();
  phrase text := search_text(query);
  -- % and _ stand for themselves.
  quoted text := regexp_replace(phrase, '([\\%_])', '\\\1', 'g');
  number_start text := regexp_replace(upper(btrim(query)), '([\\%_])', '\\\1', 'g') || '%';
  -- 838, j838 and J-838 are the number that is written J-00838.
  digits text := ltrim(substring(upper(btrim(query)) from '^(?:J-?)?([0-9]{1,9})$'), '0');
begin
  if company is null or phrase = '' then return; end if;
  return query
  with found as materialized (
    (select j.id from jobs j where j.tenant_id = company and j.number like number_start limit wanted)
    union
    (select j.id from jobs j where j.tenant_id = company and j.number = 'J-' || lpad(digits, greatest(5, length(digits)), '0'))
    union
    (select j.id from jobs j
     where j.tenant_id = company and length(phrase) >= 3 and search_text(j.title) like '%' || quoted || '%'
     limit wanted)
    union
    (select j.id
     -- Two digits are the number of a job rather than a part of somebody's address.
     from (select c.client_id from search_client_ids(query, null, 100) c where length(phrase) >= 3) as clients
     join jobs j on j.tenant_id = company and j.client_id = clients.client_id limit wanted)
  )
  select id from found limit wanted;
end $$;
