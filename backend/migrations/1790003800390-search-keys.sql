-- What a client is found by, as the index keeps it: words, its status, and the digits of telephones four by four, so that any
-- part of a number is found by its beginning or by several of these. Each begins with the end of the company's id, so that what one
-- company looks for costs the same however many clients others have.
create function search_keys(company uuid, document tsvector, status text, digits text) returns tsvector
language plpgsql immutable parallel safe as $$
declare
  own constant text := right(company::text, 12);
  keys text[] := array[own || '=' || status];
  word text;
  number text;
begin
  foreach word in array tsvector_to_array(document) loop
    keys := keys || (own || word);
  end loop;
  foreach number in array string_to_array(digits, ' ') loop
    for n in 1..greatest(length(number) - 2, 1) loop
      keys := keys || (own || '#' || substr(number, n, 4));
    end loop;
  end loop;
  return array_to_tsvector(keys);
end $$;
comment on function search_keys(uuid, tsvector, text, text) is 'Kept by client-search.';
