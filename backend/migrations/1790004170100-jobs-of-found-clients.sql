-- As before. The jobs of the clients that are found have two indexes in their order, that of all jobs and that of a client's. Where the
-- plan was made while there were few, the first was taken, and all jobs of the company were gone through for each client. No equality,
-- and an order that begins with the client: only the second index has that.
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
  patterns constant text[] := search_patterns(query);
  number_start constant text := upper(btrim(query));
  -- 838, j838, #838 and J-838 are the number that is written J-00838.
  said constant text := ltrim(substring(upper(btrim(normalize(query, nfkc))) from '^(?:J(?:OB)?[ –—-]*)?#?([0-9]{1,9})$'), '0');
  digits constant text := 'J-' || lpad(said, greatest(5, length(said)), '0');
  pattern text;
  found uuid[];
begin
  if company is null or cardinality(patterns) = 0 then return; end if;
  found := array(
    (select j.id from jobs j
     where j.tenant_id = company and j.number >= number_start and j.number < number_start || chr(1114111)
     order by j.number limit wanted)
    union
    (select j.id from jobs j
     where j.tenant_id = company and j.number >= digits and j.number <= digits order by j.number limit 1));
  -- One letter or two are the beginning of a number; where words stand together, they are words.
  if length(patterns[1]) >= 5 or search_is_unspaced(patterns[1]) then
    found := found || array(
      select j.id
      from (select * from jobs j where j.tenant_id = company order by j.created_at desc, j.id desc limit 1000) j
      where search_spellings(j.title) like any (patterns) limit wanted);
    foreach pattern in array patterns loop
      continue when cardinality(found) >= wanted or length(pattern) < 5;
      found := found || array(
        select j.id from jobs j
        where j.tenant_id::text = company::text and search_spellings(j.title) like pattern limit wanted);
    end loop;
    -- Two digits are the number of a job rather than a part of somebody's address.
    found := found || array(
      select j.id from search_client_ids(query, null, 100) c
      cross join lateral (select j.id from jobs j
                          where j.tenant_id = company and j.client_id >= c.client_id and j.client_id <= c.client_id
                          order by j.client_id desc, j.created_at desc, j.id desc limit wanted) j
      limit wanted);
  end if;
  return query select distinct id from unnest(found) as id limit wanted;
end $$;
