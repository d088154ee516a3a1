-- As before, by plans that are kept; see search_client_ids. The newest are looked through first: where they give all that is wanted,
-- words that everything has are not read from an index. Less than three letters are in no index.

create or replace function search_message_ids(query text, wanted int default 500) returns setof uuid
language plpgsql stable security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_indexonlyscan = off
set enable_sort = off
set max_parallel_workers_per_gather = 0
set jit = off
as $$
declare
  company constant uuid := app_tenant_id();
  pattern constant text := '%' || regexp_replace(search_text(query), '([\\%_])', '\\\1', 'g') || '%';
  found uuid[];
begin
  if company is null or pattern = '%%' then return; end if;
  found := array(
    select m.id
    from (select * from messages m where m.tenant_id = company order by m.created_at desc, m.id desc limit 1000) m
    where search_text(m.subject || ' ' || m.to_address || ' ' || coalesce(m.to_name, '')) like pattern
    limit wanted);
  if cardinality(found) < wanted and length(pattern) >= 5 then
    return query
    select m.id from messages m
    where m.tenant_id::text = company::text
      and search_text(m.subject || ' ' || m.to_address || ' ' || coalesce(m.to_name, '')) like pattern
    order by m.created_at desc limit wanted;
  else
    return query select unnest(found);
  end if;
end $$;

create or replace function search_job_ids(query text, wanted int default 500) returns setof uuid
language plpgsql stable security definer
set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_indexonlyscan = off
set enable_sort = off
set max_parallel_workers_per_gather = 0
set jit = off
as $$
declare
  company constant uuid := app_tenant_id();
  phrase constant text := search_text(query);
  -- % and _ stand for themselves.
  pattern constant text := '%' || regexp_replace(phrase, '([\\%_])', '\\\1', 'g') || '%';
  number_start constant text := upper(btrim(query));
  -- 838, j838 and J-838 are the number that is written J-00838.
  said constant text := ltrim(substring(upper(btrim(query)) from '^(?:J-?)?([0-9]{1,9})$'), '0');
  digits constant text := 'J-' || lpad(said, greatest(5, length(said)), '0');
  found uuid[];
begin
  if company is null or phrase = '' then return; end if;
  found := array(
    (select j.id from jobs j
     where j.tenant_id = company and j.number >= number_start and j.number < number_start || chr(1114111)
     order by j.number limit wanted)
    union
    (select j.id from jobs j
     where j.tenant_id = company and j.number >= digits and j.number <= digits order by j.number limit 1));
  if length(phrase) >= 3 then
    found := found || array(
      select j.id
      from (select * from jobs j where j.tenant_id = company order by j.created_at desc, j.id desc limit 1000) j
      where search_text(j.title) like pattern limit wanted);
    if cardinality(found) < wanted then
      found := found || array(
        select j.id from jobs j
        where j.tenant_id::text = company::text and search_text(j.title) like pattern limit wanted);
    end if;
    -- Two digits are the number of a job rather than a part of somebody's address.
    found := found || array(
      select j.id from search_client_ids(query, null, 100) c
      cross join lateral (select j.id from jobs j
                          where j.tenant_id = company and j.client_id = c.client_id
                          order by j.created_at desc, j.id desc limit wanted) j
      limit wanted);
  end if;
  return query select distinct id from unnest(found) as id limit wanted;
end $$;
