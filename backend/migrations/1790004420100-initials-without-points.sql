-- As before; what is asked as "J. R. R." finds JRR as well. Two letters would begin too many other names.
create or replace function search_asked(value text) returns text[] language plpgsql immutable parallel safe as $$
declare
  words constant text[] := string_to_array(public.search_plain(value), ' ');
  others constant text[] := string_to_array(public.search_plain(public.search_spelled_out(normalize(value, nfkc))), ' ');
  asked text[] := '{}';
  word text;
  spelling text;
  sound text;
  place int;
  initials constant text[] := case when value ~* '[a-zà-þа-я][. ] ?[a-zà-þа-я][. ]' then
    string_to_array(public.search_text(public.search_initials(upper(value) || ' ')), ' ') end;
begin
  for place in 1..coalesce(cardinality(words), 0) loop
    word := left(words[place], 60);
    continue when word = '';
    if public.search_is_unspaced(left(word, 1)) and length(word) > 12 then
      asked := asked || array(
        select substr(word, n, 12) from unnest(public.search_starts(word)) as n
        where n % 12 = 1 and n <= length(word) - 11 or n = length(word) - 11);
    else
      spelling := case when cardinality(others) = cardinality(words) then left(others[place], 60) end;
      sound := case when word ~ '^[a-z]{2,}$' then public.search_sound(word) end;
      asked := asked || concat_ws('|', word, case when spelling <> word then spelling end,
        case when coalesce(spelling, word) ~ 'ae|oe|ue|aa' then public.search_folded(coalesce(spelling, word)) end,
        case when sound <> word then '~' || sound end,
        case when length(word) = 1 then (select string_agg(run, '|') from unnest(initials) as run
                                         where length(run) > 2 and strpos(run, word) > 0) end,
        case when word ~ '[\u0370-\u052f]' then array_to_string(
          array(select '~' || each from unnest(public.search_sounds(word)) as each) || public.search_romanizations(word), '|') end);
    end if;
  end loop;
  return array(select distinct unnest(asked));
end $$;
