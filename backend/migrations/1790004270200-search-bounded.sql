-- As before, and bounded in a company of a hundred thousand clients and more: what many have is looked through in the order of names
-- or found by whole words, streets and addresses for mail come in their order from indexes of their own, and of words that a mistake may
-- have meant the most alike come first (docs/decisions/0069-what-large-companies-ask.md).

-- Under the policy of everybody, which the operators used let into the index.
create view numbers_given with (security_invoker = true) as select tenant_id, series, next - 1 as given from number_sequences;
comment on view numbers_given is 'Published by kernel/database: how many numbers a series of the company has given.';
grant select on number_sequences, numbers_given to hedgerow_search;
grant select (tenant_id, client_id, address_key, archived_at) on properties to hedgerow_search;
grant select (tenant_id, client_id, kind, value) on contact_points to hedgerow_search;

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
  phrase constant text := search_text(left(query, 200));
  words constant text[] := (search_asked(left(query, 200)))[1:8];
  -- c-42 is the number that is written C-00042.
  said constant text := ltrim(substring(lower(btrim(query)) from '^c[- ]?([0-9]{1,9})$'), '0');
  number constant text := coalesce('c-' || lpad(said, greatest(5, length(said)), '0'), lower(btrim(query)));
  dialled constant text := ltrim(regexp_replace(query, '\D', '', 'g'), '0');
  telephone constant text := case when query !~ '[^\d\s()+./-]' and length(dialled) between 3 and 40 then dialled end;
  email constant text := lower(btrim(query));
  first_word constant text := split_part(phrase, ' ', 1);
  in_names constant text[] := array(select '% ' || split_part(word, '|', 1) || '%' from unnest(words) as word);
  -- A house number and the beginning of its street.
  street constant text := case when phrase ~ '^[0-9][^ ]* [^ ]' and telephone is null then address_key(left(query, 200)) end;
  most int := least(wanted * 2, 1000);
  usual int := 60;
  is_large boolean := false;
  is_placed boolean := false;
  read_on boolean;
  given bigint;
  found uuid[] := '{}';
  points int[] := '{}';
  more_found uuid[];
  more_points int[];
  sample tsvector[];
  numbers text[];
  frequencies int[];
  common text[];
  telling tsquery;
  calling tsquery;
  ordinary tsquery;
  whole tsquery;
  known text[];
  guessed text[];
  meant text[];
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

  -- An index tells everybody who has a word before the first of them can be read. Where ten thousand or more have it, that takes
  -- longer than looking through clients in their order, of whom so many of two hundred have it then.
  given := (select n.given from numbers_given n where n.tenant_id = company and n.series = 'client');
  if given > 33000 then
    usual := greatest(2000000 / given, 1);
    most := wanted;
    is_large := true;
  end if;

  -- Where all that begins so was read, or enough of it is shown, nothing else is looked for in a large company.
  if street is not null then
    select array_agg(s.client_id) filter (where s.status = any (shown)),
           array_agg(800 - search_penalty(s.status)) filter (where s.status = any (shown)),
           count(*) >= wanted and count(distinct s.client_id) filter (where s.status = any (shown)) < wanted / 4
    into more_found, more_points, read_on
    from (select p.client_id from properties p
          where p.tenant_id = company and p.address_key <> '' and p.archived_at is null
            and p.address_key >= street and p.address_key < street || chr(1114111)
          order by p.address_key limit wanted) p
    cross join lateral (select s.client_id, s.status from client_search s
                        where s.tenant_id = company and s.client_id = p.client_id limit 1) s;
    found := found || more_found;
    points := points || more_points;
    is_placed := is_large and coalesce(cardinality(more_found), 0) > 0 and not read_on;
  elsif is_large and query like '%_@_%' then
    select array_agg(s.client_id) filter (where s.status = any (shown)),
           array_agg(700 - search_penalty(s.status)) filter (where s.status = any (shown)),
           count(*) >= wanted and count(distinct s.client_id) filter (where s.status = any (shown)) < wanted / 4
    into more_found, more_points, read_on
    from (select p.client_id from contact_points p
          where p.tenant_id = company and p.kind = 'email' and p.value >= email and p.value < email || chr(1114111)
          order by p.value limit wanted) p
    cross join lateral (select s.client_id, s.status from client_search s
                        where s.tenant_id = company and s.client_id = p.client_id limit 1) s;
    found := found || more_found;
    points := points || more_points;
    if cardinality(more_found) > 0 and not read_on then
      return query select r.id, max(r.points) from unnest(found, points) as r (id, points)
                   group by r.id order by 2 desc, 1 desc limit least(wanted, 1000);
      return;
    end if;
  end if;

  -- What many of the newest clients have is not read from the index, where something rarer is asked for as well: what that finds is
  -- looked through for it. Where everything is as usual as "street", the first 5,000 of each status are looked through by name. A
  -- single letter is usual.
  select array_agg(s.document), array_agg(s.digits) into sample, numbers
  from (select s.document, s.digits from client_search s where s.tenant_id = company order by s.client_id desc limit 200) s;
  frequencies := array(
    select case when length(word.word) = 1 and word.word <= '~' then 200
                else (select count(*) from unnest(sample) as document where document @@ search_beginnings('', word.word)) end
    from unnest(words) with ordinality as word (word, place) order by word.place);
  common := array(
    select word from unnest(words, frequencies) as word (word, frequency)
    where frequency > case when 0 = any (frequencies) then least(3, usual) else usual end);
  whole := (select string_agg('(' || search_beginnings('', word)::text || ')', ' & ')::tsquery from unnest(words) as word);

  if cardinality(common) = cardinality(words) then
    -- A first name and a town: who is called so is looked through. If that are few, the rarest word leads.
    if is_large and cardinality(words) > 1 then
      select array_agg(s.client_id), array_agg(s.points - search_penalty(s.status)) into more_found, more_points
      from unnest(shown) as looked_for (status)
      cross join lateral (
        select s.client_id, s.status, case when ' ' || s.names like all (in_names) then 800 else 600 end as points
        from (select * from client_search s where s.tenant_id = company and s.status = looked_for.status
                and s.name_key >= first_word and s.name_key < first_word || chr(1114111)
              order by s.name_key limit 2500) s
        where s.document @@ whole limit most) s;
      found := found || more_found;
      points := points || more_points;
      telling := (
        select search_beginnings(own, word) from unnest(words, frequencies) as word (word, frequency)
        where frequency <= 60 order by frequency limit 1);
      if cardinality(found) >= wanted / 4 then telling := null; end if;
    elsif is_large then
      -- The beginning of names that are rare each.
      meant := array(
        select distinct w.word from client_words w
        where w.tenant_id = company and w.word >= first_word and w.word < first_word || chr(1114111)
        order by w.word limit 8);
      ordinary := (select string_agg(quote_literal(word), ' | ')::tsquery from unnest(meant) as word);
      if (select count(*) from unnest(sample) as document where document @@ ordinary) <= usual then
        telling := (select string_agg(quote_literal(own || word), ' | ')::tsquery from unnest(meant) as word);
      end if;
    end if;
    if telling is null and (not is_large or cardinality(found) < wanted / 4) then
      select array_agg(s.client_id), array_agg(s.points - search_penalty(s.status)) into more_found, more_points
      from unnest(shown) as looked_for (status)
      cross join lateral (
        select s.client_id, s.status, case when ' ' || s.names like all (in_names) then 800 else 600 end as points
        from (select * from client_search s where s.tenant_id = company and s.status = looked_for.status
              order by s.name_key limit 5000) s
        where s.document @@ whole limit most) s;
      found := found || more_found;
      points := points || more_points;
    end if;
  else
    telling := (select string_agg('(' || search_beginnings(own, word)::text || ')', ' & ')::tsquery
                from unnest(words) as word where word <> all (common));
  end if;

  if telephone is not null then
    -- Digits are kept four by four, and the last three of them.
    calling := (select string_agg(quote_literal(own || '#' || substr(telephone, n, 4)) || case when length(telephone) < 4 then ':*' else '' end,
                                  ' & ')::tsquery
                from generate_series(1, greatest(length(telephone) - 3, 1)) as n);
    if (select count(*) from unnest(numbers) as digits where digits like '%' || telephone || '%') > usual then
      calling := null;
      select array_agg(s.client_id), array_agg(700 - search_penalty(s.status)) into more_found, more_points
      from unnest(shown) as looked_for (status)
      cross join lateral (
        select s.client_id, s.status
        from (select * from client_search s where s.tenant_id = company and s.status = looked_for.status
              order by s.name_key limit 5000) s
        where s.digits like '%' || telephone || '%' limit most) s;
      found := found || more_found;
      points := points || more_points;
    end if;
  end if;

  telling := coalesce(telling || calling, telling, calling);
  if telling is not null and not is_placed then
    telling := coalesce(telling && of_status, telling);
    select array_agg(s.client_id), array_agg(s.points - search_penalty(s.status)) into more_found, more_points
    from (select s.client_id, s.status,
                 case when s.document @@ whole and ' ' || s.names like all (in_names) then 800
                      when s.digits like '%' || telephone || '%' then 700 else 600 end as points
          from (select * from client_search s
                where search_keys(s.tenant_id, s.document, s.status, s.digits) @@ telling and s.tenant_id::text = company::text
                  and s.status = any (shown) limit case when is_large then 1000 end) s
          where s.document @@ whole or s.digits like '%' || telephone || '%' limit most) s;
    found := found || more_found;
    points := points || more_points;
  end if;

  if cardinality(found) < 20 then
    -- Letters may be mistyped, digits not: a number that is off by one is another house. Among several words only those that
    -- nobody has can be mistakes.
    known := case when cardinality(words) > 1 then array(
      select word.word from unnest(words) as word (word)
      where word.word !~ '^[a-z]{3,}(\||$)' or word.word = any (common)
         or (select true from client_words w
             where w.tenant_id = company and w.word >= split_part(word.word, '|', 1)
               and w.word < split_part(word.word, '|', 1) || chr(1114111)
             order by w.word limit 1)
         or (select true from client_search s
             where search_keys(s.tenant_id, s.document, s.status, s.digits) @@ search_beginnings(own, word.word)
               and s.tenant_id::text = company::text limit 1)) else '{}' end;
    guessed := array(select word from unnest(words) as word where word ~ '^[a-z]{3,}(\||$)' and word <> all (known));
    typed := (select string_agg(split_part(word, '|', 1), ' ') from unnest(guessed) as word);
    ordinary := (select string_agg('(' || search_beginnings('', word)::text || ')', ' & ')::tsquery from unnest(common) as word);
    more_found := '{}';
    -- The words of the company that share two neighbouring threes of letters, the most alike of them: up to eight for each.
    meant := array(
      select alike.words
      from unnest(guessed) as guesses (word)
      cross join lateral (select split_part(guesses.word, '|', 1) as guess offset 0) as first_spelling
      cross join lateral (
        select string_agg(alike.word, '|' order by alike.likeness desc, alike.word) as words
        from (select w.word, w.likeness, max(w.likeness) over () as best
              from (select distinct w.word, word_similarity(guess, w.word) + similarity(guess, w.word) as likeness
                    from client_words w
                    where search_fours(w.tenant_id, w.word) @@ (
                        select string_agg(case when is_large and length(guess) >= 7
                                               then format('(%L & %L)', own || substr('  ' || guess || ' ', n, 4),
                                                           own || substr('  ' || guess || ' ', n + 1, 4))
                                               else quote_literal(own || substr('  ' || guess || ' ', n, 4)) end, ' | ')::tsquery
                        from generate_series(1, length(guess) - case when is_large and length(guess) >= 7 then 1 else 0 end) as n)
                      and w.tenant_id::text = company::text
                      -- Of many words, first those that are about as long: it costs next to nothing.
                      and case when is_large and abs(length(w.word) - length(guess)) > 2 then false
                               else word_similarity(guess, w.word) >= 0.4 end) w
              order by w.likeness desc, w.word limit 8) alike
        where alike.likeness >= alike.best - 0.2) alike
      where alike.words is not null);
    -- First who has the most alike words, then who has any of them: where the first are many, nobody reads on.
    foreach most in array case when is_large then '{1,3,8}' else '{8}'::int[] end loop
      exit when cardinality(meant) = 0 or cardinality(more_found) >= 10;
      telling := (
        select string_agg('(' || (select string_agg(quote_literal(own || word), ' | ')
                                  from unnest((string_to_array(alike.words, '|'))[1:most]) as word) || ')', ' & ')::tsquery
        from unnest(meant) as alike (words));
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
    end loop;
  end if;

  return query select r.id, greatest(max(r.points), 0) from unnest(found, points) as r (id, points)
               group by r.id order by 2 desc, 1 desc limit least(wanted, 1000);
end $$;
