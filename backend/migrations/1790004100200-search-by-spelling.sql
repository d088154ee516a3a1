-- As before, for every spelling that a word may have; the number of a client may be typed short. What is only similar has a rank of its own.

-- Everything that begins with one of the spellings of a word.
create function search_beginnings(own text, word text) returns tsquery language sql immutable parallel safe
  return ('''' || own || replace(word, '|', ''':* | ''' || own) || ''':*')::tsquery;
comment on function search_beginnings(text, text) is 'Kept by client-search.';

-- Whether a client was found by words that are only like those that were typed.
create function search_is_similar(rank int) returns boolean language sql immutable parallel safe
  return rank < 300;
comment on function search_is_similar(int) is 'Kept by client-search.';

create or replace function search_client_ids(query text, statuses text[] default null, wanted int default 200)
returns table (client_id uuid, rank int)
language plpgsql stable security definer rows 200
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
  own constant text := right(company::text, 12);
  everywhere constant text[] := '{lead,active,inactive,archived}';
  shown constant text[] := coalesce(statuses, everywhere);
  -- Those who look for a status that few have must not read everybody else.
  of_status constant tsquery := case when not shown @> '{lead,active,inactive}' then (
    select string_agg(quote_literal(own || '=' || status), ' | ')::tsquery from unnest(shown) as status) end;
  most constant int := least(wanted * 2, 1000);
  phrase constant text := search_text(left(query, 200));
  words constant text[] := (search_asked(left(query, 200)))[1:8];
  -- c-42 is the number that is written C-00042.
  said constant text := ltrim(substring(lower(btrim(query)) from '^c[- ]?([0-9]{1,9})$'), '0');
  number constant text := coalesce('c-' || lpad(said, greatest(5, length(said)), '0'), lower(btrim(query)));
  dialled constant text := ltrim(regexp_replace(query, '\D', '', 'g'), '0');
  telephone constant text := case when query !~ '[^\d\s()+./-]' and length(dialled) between 3 and 40 then dialled end;
  in_names constant text[] := array(select '% ' || split_part(word, '|', 1) || '%' from unnest(words) as word);
  found uuid[] := '{}';
  points int[] := '{}';
  more_found uuid[];
  more_points int[];
  sample tsvector[];
  frequencies int[];
  common text[];
  telling tsquery;
  ordinary tsquery;
  known text[];
  guessed text[];
  typed text;
begin
  if company is null or phrase = '' or cardinality(words) = 0 then return; end if;

  select coalesce(array_agg(s.client_id), '{}'), coalesce(array_agg(1000 - search_penalty(s.status)), '{}') into found, points
  from (select s.client_id, s.status from client_search s
        where s.tenant_id = company and s.number_key >= number and s.number_key <= number
        order by s.number_key limit 5) s
  where s.status = any (shown);

  select array_agg(s.client_id),
         array_agg(case when s.name_key = phrase then 950 else 900 end - search_penalty(s.status))
    into more_found, more_points
  from unnest(shown) as looked_for (status)
  cross join lateral (
    select s.client_id, s.status, s.name_key from client_search s
    where s.tenant_id = company and s.status = looked_for.status
      and s.name_key >= phrase and s.name_key < phrase || chr(1114111)
    order by s.name_key limit wanted) s;
  found := found || more_found;
  points := points || more_points;

  -- Nothing below comes before a name that begins so. And one Latin letter begins half of all words: then only names are looked at.
  if (select count(*) from unnest(points) as point where point >= 900) >= wanted or length(phrase) = 1 and phrase <= '~' then
    return query select r.id, max(r.points) from unnest(found, points) as r (id, points)
                 group by r.id order by 2 desc, 1 desc limit least(wanted, 1000);
    return;
  end if;

  -- What many of the newest clients have is not read from the index, where something rarer is asked for as well: what that finds is
  -- looked through for it. Where everything is as usual as "street", the first 5,000
  -- of each status are looked through by name. A single letter is usual.
  sample := array(select s.document from client_search s where s.tenant_id = company order by s.client_id desc limit 200);
  frequencies := array(
    select case when length(word.word) = 1 and word.word <= '~' then 200
                else (select count(*) from unnest(sample) as document where document @@ search_beginnings('', word.word)) end
    from unnest(words) with ordinality as word (word, place) order by word.place);
  common := array(
    select word from unnest(words, frequencies) as word (word, frequency)
    where frequency > case when 0 = any (frequencies) then 3 else 60 end);
  ordinary := (select string_agg('(' || search_beginnings('', word)::text || ')', ' & ')::tsquery from unnest(common) as word);

  if cardinality(common) = cardinality(words) then
    select array_agg(s.client_id), array_agg(s.points - search_penalty(s.status)) into more_found, more_points
    from unnest(shown) as looked_for (status)
    cross join lateral (
      select s.client_id, s.status, case when ' ' || s.names like all (in_names) then 800 else 600 end as points
      from (select * from client_search s where s.tenant_id = company and s.status = looked_for.status
            order by s.name_key limit 5000) s
      where s.document @@ ordinary limit most) s;
  else
    telling := (select string_agg('(' || search_beginnings(own, word)::text || ')', ' & ')::tsquery
                from unnest(words) as word where word <> all (common));
    telling := coalesce(telling && of_status, telling);
    select array_agg(s.client_id), array_agg(s.points - search_penalty(s.status)) into more_found, more_points
    from (select s.client_id, s.status, case when ' ' || s.names like all (in_names) then 800 else 600 end as points
          from client_search s
          where search_keys(s.tenant_id, s.document, s.status, s.digits) @@ telling and s.tenant_id::text = company::text
            and (ordinary is null or s.document @@ ordinary) and s.status = any (shown) limit most) s;
  end if;
  found := found || more_found;
  points := points || more_points;

  if telephone is not null then
    telling := (select string_agg(search_prefix(own || '#' || substr(telephone, n, 4))::text, ' & ')::tsquery
                from generate_series(1, greatest(length(telephone) - 3, 1)) as n);
    telling := coalesce(telling && of_status, telling);
    select array_agg(s.client_id), array_agg(700 - search_penalty(s.status)) into more_found, more_points
    from (select s.client_id, s.status from client_search s
          where search_keys(s.tenant_id, s.document, s.status, s.digits) @@ telling and s.tenant_id::text = company::text
            and s.digits like '%' || telephone || '%' and s.status = any (shown) limit most) s;
    found := found || more_found;
    points := points || more_points;
  end if;

  if cardinality(found) < 20 then
    -- Letters may be mistyped, digits not: a number that is off by one is another house. Among several words only those that
    -- nobody has can be mistakes.
    known := case when cardinality(words) > 1 then array(
      select word.word from unnest(words) as word (word)
      where word.word = any (common)
         or (select true from client_words w
             where w.tenant_id = company and w.word >= split_part(word.word, '|', 1)
               and w.word < split_part(word.word, '|', 1) || chr(1114111)
             order by w.word limit 1)
         or (select true from client_search s
             where search_keys(s.tenant_id, s.document, s.status, s.digits) @@ search_beginnings(own, word.word)
               and s.tenant_id::text = company::text limit 1)) else '{}' end;
    guessed := array(select word from unnest(words) as word where word ~ '^[a-z]{3,}(\||$)' and word <> all (known));
    -- The words of the company that share two neighbouring threes of letters, the most alike of them.
    telling := (
      select string_agg('(' || meant.words || ')', ' & ')::tsquery
      from unnest(guessed) as guesses (word)
      cross join lateral (select split_part(guesses.word, '|', 1) as guess offset 0) as first_spelling
      cross join lateral (
        select string_agg(quote_literal(own || alike.word), ' | ') as words
        from (select w.word, w.likeness, max(w.likeness) over () as best
              from (select distinct w.word, word_similarity(guess, w.word) + similarity(guess, w.word) as likeness
                    from client_words w
                    where search_grams(w.tenant_id, w.word) @@ (
                        select string_agg(format('(%L & %L)', own || substr('  ' || guess || ' ', n, 3),
                                                 own || substr('  ' || guess || ' ', n + 1, 3)), ' | ')::tsquery
                        from generate_series(1, length(guess)) as n)
                      and w.tenant_id::text = company::text and word_similarity(guess, w.word) >= 0.4) w
              order by w.likeness desc, w.word limit 8) alike
        where alike.likeness >= alike.best - 0.2) meant);
    if telling is not null then
      typed := (select string_agg(split_part(word, '|', 1), ' ') from unnest(guessed) as word);
      ordinary := (select string_agg('(' || search_beginnings('', word)::text || ')', ' & ')::tsquery from unnest(common) as word);
      telling := telling && coalesce(
        (select string_agg('(' || search_beginnings(own, word)::text || ')', ' & ')::tsquery
         from unnest(words) as word where word <> all (guessed) and word <> all (common)), telling);
      telling := coalesce(telling && of_status, telling);
      select array_agg(s.client_id), array_agg(s.points - search_penalty(s.status)) into more_found, more_points
      from (select s.client_id, s.status, (word_similarity(typed, s.names) * 200)::int as points
            from client_search s
            where search_keys(s.tenant_id, s.document, s.status, s.digits) @@ telling and s.tenant_id::text = company::text
              and (ordinary is null or s.document @@ ordinary) and s.status = any (shown) limit 100) s;
      found := found || more_found;
      points := points || more_points;
    end if;
  end if;

  return query select r.id, greatest(max(r.points), 0) from unnest(found, points) as r (id, points)
               group by r.id order by 2 desc, 1 desc limit least(wanted, 1000);
end $$;
