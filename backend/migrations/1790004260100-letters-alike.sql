-- Letters that are written in more than one way, as one: Arabic with and without hamza and vowels, as Persians and Urdu speakers type it,
-- and Hebrew with points.
create function search_letters(value text) returns text language plpgsql immutable parallel safe as $$
begin
  if value !~ '[\u0590-\u06ff]' then return value; end if;
  return translate(value,
    E'\u0622\u0623\u0625\u0671\u0624\u0626\u0649\u06cc\u06d2\u0629\u06c1\u06be\u06d5\u06a9\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0656\u0657\u0658\u0670\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9\u05ba\u05bb\u05bc\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7',
    E'\u0627\u0627\u0627\u0627\u0648\u064a\u064a\u064a\u064a\u0647\u0647\u0647\u0647\u0643');
end $$;
comment on function search_letters(text) is 'Kept by client-search.';

create or replace function search_plain(value text) returns text language sql immutable parallel safe
  return public.search_letters(translate(public.search_text(normalize(value, nfkc)),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴ',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔ'));

-- As before. Serbian and Macedonian as people type their Latin letters, without accents and đ as dj; and Gorbachev without a y.
create or replace function search_spelled_out(value text) returns text language plpgsql immutable parallel safe as $$
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
  if value ~ '[ђјљњћџѓќѕ]' then value := translate(value, 'цжчшх', 'czcsh'); end if;
  foreach pair slice 1 in array array[
    ['жё', 'же'], ['чё', 'че'], ['шё', 'ше'], ['щё', 'ще'],
    ['ж', 'zh'], ['х', 'kh'], ['ц', 'ts'], ['ч', 'ch'], ['ш', 'sh'], ['щ', 'shch'], ['ю', 'yu'], ['я', 'ya'], ['ё', 'yo'],
    ['є', 'ye'], ['ї', 'yi'], ['θ', 'th'], ['χ', 'ch'], ['ψ', 'ps'], ['ου', 'ou'], ['ού', 'ou'],
    ['ђ', 'dj'], ['љ', 'lj'], ['њ', 'nj'], ['џ', 'dz'], ['ѓ', 'gj'], ['ќ', 'kj'], ['ѕ', 'dz']]
  loop
    value := replace(value, pair[1], pair[2]);
  end loop;
  return translate(value,
    'абвгґдезиійклмнопрстуўфыэћјαβγδεζηικλμνξοπρσςτυφωάέήίόύώϊϋΐΰьъ',
    'abvggdeziiyklmnoprstuufyecjavgdeziiklmnxoprsstyfoaeiioyoiyiy');
end $$;
