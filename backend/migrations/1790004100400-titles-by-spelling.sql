-- As before, for every spelling of what is looked for; see search_client_ids. Less than three letters are in no index, and looked for among
-- the newest thousand.

-- How to look for a phrase in what search_spellings says. % and _ stand for themselves.
create function search_patterns(query text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct '%' || regexp_replace(phrase, '([\\%_])', '\\\1', 'g') || '%'), '{}')
  from unnest(array[search_plain(query), search_plain(search_spelled_out(normalize(query, nfkc)))]) as phrase
  where phrase <> ''
$$;
comment on function search_patterns(text) is 'Published by client-search: LIKE patterns for what search_spellings stores.';

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
  patterns constant text[] := search_patterns(query);
  pattern text;
  found uuid[];
begin
  if company is null then return; end if;
  found := array(
    select m.id
    from (select * from messages m where m.tenant_id = company order by m.created_at desc, m.id desc limit 1000) m
    where search_spellings(m.subject || ' ' || m.to_address || ' ' || coalesce(m.to_name, '')) like any (patterns)
    limit wanted);
  if cardinality(found) < wanted then
    foreach pattern in array patterns loop
      continue when length(pattern) < 5;
      found := found || array(
        select m.id from messages m
        where m.tenant_id::text = company::text
          and search_spellings(m.subject || ' ' || m.to_address || ' ' || coalesce(m.to_name, '')) like pattern
        order by m.created_at desc limit wanted);
    end loop;
  end if;
  return query select distinct id from unnest(found) as id limit wanted;
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
                          where j.tenant_id = company and j.client_id = c.client_id
                          order by j.created_at desc, j.id desc limit wanted) j
      limit wanted);
  end if;
  return query select distinct id from unnest(found) as id limit wanted;
end $$;
-- Others ask for spellings now.
comment on function search_text(text) is 'Kept by client-search: text in lower case, without accents, words apart by one space.';
