-- The letters of a word four by four, with the ends of the word as spaces; each begins with the end of the company's id. Who shares four
-- letters in a row with a mistyped word may be meant; an index of threes had to compare every word that shares three.
create function search_fours(company uuid, word text) returns tsvector language plpgsql immutable parallel safe as $$
declare
  own constant text := right(company::text, 12);
  ended constant text := '  ' || word || ' ';
  fours text[] := '{}';
begin
  for n in 1..length(ended) - 3 loop
    fours := fours || (own || substr(ended, n, 4));
  end loop;
  return array_to_tsvector(fours);
end $$;
comment on function search_fours(uuid, text) is 'Kept by client-search.';
