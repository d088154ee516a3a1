-- How text is spelled for search, one rule for what is stored and for what is typed. Letters with several Latin spellings are found
-- by each of them, words of scripts without spaces by any of their parts (docs/decisions/0048-one-spelling-for-search.md).

-- Functions that indexes use name the schema of others: PostgreSQL analyzes and restores without a search path.

-- Böhm as Boehm, Ångström as Aangstroem, Đoković as Djoković; Cyrillic and Greek in Latin letters.
create function search_spelled_out(value text) returns text language plpgsql immutable parallel safe as $$
declare
  pair text[];
begin
  foreach pair slice 1 in array array[
    ['ä', 'ae'], ['ö', 'oe'], ['ü', 'ue'], ['ø', 'oe'], ['å', 'aa'], ['đ', 'dj'],
    ['Ä', 'Ae'], ['Ö', 'Oe'], ['Ü', 'Ue'], ['Ø', 'Oe'], ['Å', 'Aa'], ['Đ', 'Dj']]
  loop
    value := replace(value, pair[1], pair[2]);
  end loop;
  if value !~ '[\u0370-\u052f]' then return value; end if;
  value := lower(value);
  foreach pair slice 1 in array array[
    ['ж', 'zh'], ['х', 'kh'], ['ц', 'ts'], ['ч', 'ch'], ['ш', 'sh'], ['щ', 'shch'], ['ю', 'yu'], ['я', 'ya'], ['ё', 'yo'],
    ['є', 'ye'], ['ї', 'yi'], ['θ', 'th'], ['χ', 'ch'], ['ψ', 'ps'], ['ου', 'ou'], ['ού', 'ou']]
  loop
    value := replace(value, pair[1], pair[2]);
  end loop;
  return translate(value,
    'абвгґдезиійклмнопрстуўфыэћђјљњџαβγδεζηικλμνξοπρσςτυφωάέήίόύώϊϋΐΰьъ',
    'abvggdeziiyklmnoprstuufyecdjlndavgdeziiklmnxoprsstyfoaeiioyoiyiy');
end $$;
comment on function search_spelled_out(text) is 'Kept by client-search.';

-- Ostergaard, Oestergard and Oestergaard alike, behind a mark that no word has.
create function search_folded(word text) returns text language sql immutable parallel safe
  return '~' || replace(replace(replace(replace(word, 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), 'aa', 'a');
comment on function search_folded(text) is 'Kept by client-search.';

-- Letters in widths and forms of their own are the usual ones, and both kinds of kana are one.
create function search_plain(value text) returns text language sql immutable parallel safe
  return translate(public.search_text(normalize(value, nfkc)),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴ',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔ');
comment on function search_plain(text) is 'Kept by client-search.';

-- What is stored of a text: its plain spelling, and the other ones where it has any.
create function search_spellings(value text) returns text language plpgsql immutable parallel safe as $$
declare
  plain text;
  spelled text;
begin
  if octet_length(value) = length(value) then return public.search_text(value); end if;
  if value is null then return ''; end if;
  plain := public.search_plain(value);
  spelled := public.search_plain(public.search_spelled_out(normalize(value, nfkc)));
  if spelled = plain then return plain; end if;
  return concat_ws(' ', plain, spelled, (
    select string_agg(public.search_folded(word), ' ')
    from unnest(string_to_array(plain, ' '), string_to_array(spelled, ' ')) as each (word, other)
    where word ~ '^[a-z]+$' and length(other) > length(word) + 1));
end $$;
comment on function search_spellings(text) is 'Published by client-search: text as it is searched, in all its spellings.';

-- Scripts that write no spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer; and Korean, which joins words to names.
create function search_is_unspaced(value text) returns boolean language sql immutable parallel safe
  return value ~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]';
comment on function search_is_unspaced(text) is 'Published by client-search: whether words stand together in it.';

-- Where in a word of such a script another one may begin. What stands behind it is kept up to twelve characters.
create function search_starts(word text) returns int[] language sql immutable parallel safe as $$
  select array_agg(n order by n) from generate_series(1, length(word)) as n
  where public.search_is_unspaced(substr(word, n, 1)) or n > 1 and public.search_is_unspaced(substr(word, n - 1, 1))
$$;
comment on function search_starts(text) is 'Kept by client-search.';

-- The words of a text that is spelled so.
create function search_lexemes(spelled text) returns tsvector language plpgsql immutable parallel safe as $$
declare
  words text[] := array_remove(string_to_array(spelled, ' '), '');
begin
  if octet_length(spelled) > length(spelled) and public.search_is_unspaced(spelled) then
    words := words || array(
      select substr(word, n, 12) from unnest(words) as word cross join lateral unnest(public.search_starts(word)) as n);
  end if;
  return array_to_tsvector(words);
end $$;
comment on function search_lexemes(text) is 'Kept by client-search.';

-- The words that somebody looks for, each with its spellings apart by |.
create function search_asked(value text) returns text[] language plpgsql immutable parallel safe as $$
declare
  words constant text[] := string_to_array(public.search_plain(value), ' ');
  others constant text[] := string_to_array(public.search_plain(public.search_spelled_out(normalize(value, nfkc))), ' ');
  asked text[] := '{}';
  word text;
  spelling text;
  place int;
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
      asked := asked || concat_ws('|', word, case when spelling <> word then spelling end,
        case when coalesce(spelling, word) ~ 'ae|oe|ue|aa' then public.search_folded(coalesce(spelling, word)) end);
    end if;
  end loop;
  return array(select distinct unnest(asked));
end $$;
comment on function search_asked(text) is 'Kept by client-search.';
