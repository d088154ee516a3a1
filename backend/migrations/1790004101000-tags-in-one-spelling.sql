-- Tags that differ in capitals only are one tag: the spelling of whoever had it first stays, whether it comes by a form, an import or a
-- change of many. Only whole columns are compared through an index under row-level security, hence one for what spellings share.
alter table client_tags add column key text collate "C";

create function tag_key(tag text) returns text language sql immutable parallel safe
  return lower(normalize(btrim(tag), nfc)) collate "C";
comment on function tag_key(text) is 'Kept by clients: what two spellings of a tag have in common.';

create function write_tag_key() returns trigger language plpgsql as $$
begin
  new.key := tag_key(new.tag);
  return new;
end $$;
create trigger write_tag_key before insert or update of tag on client_tags for each row execute function write_tag_key();
