-- The words of a text that is spelled so. An index takes a word of 2046 bytes and a document of a megabyte, and fails beyond that: a word
-- is kept up to 500 characters. Of words that stand together, parts are found that begin within the first 4000 characters of the
-- text, which has the names first; of what is behind them, the beginning of each word.
create or replace function search_lexemes(spelled text) returns tsvector language plpgsql immutable parallel safe as $$
declare
  words text[] := array_remove(string_to_array(spelled, ' '), '');
  parted constant text := left(spelled, 4000);
begin
  if octet_length(spelled) > 2000 then
    words := array(select left(word, 500) from unnest(words) as word);
  end if;
  if octet_length(parted) > length(parted) and public.search_is_unspaced(parted) then
    words := words || array(
      select substr(word, n, 12) from unnest(array_remove(string_to_array(parted, ' '), '')) as word
      cross join lateral unnest(public.search_starts(word)) as n);
  end if;
  return array_to_tsvector(words);
end $$;
