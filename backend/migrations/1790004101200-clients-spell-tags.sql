-- Each tag once, as it is spelled in the company already.
create function spelled_tags(given text[]) returns text[] language plpgsql stable as $$
begin
  return coalesce((
    select array_agg(coalesce(known.tag, own.tag) order by own.place)
    from (select distinct on (tag_key(t.tag)) t.tag, tag_key(t.tag) as key, t.place
          from unnest(given) with ordinality as t (tag, place) order by tag_key(t.tag), t.place) own
    left join lateral (
      select t.tag from client_tags t where t.tenant_id = (select app_tenant_id()) and t.key = own.key
      order by t.client_id limit 1) known on true), '{}');
end $$;
comment on function spelled_tags(text[]) is 'Kept by clients.';

create function write_tags() returns trigger language plpgsql as $$
begin
  new.tags := spelled_tags(new.tags);
  return new;
end $$;
-- Before version and time of change are written, in the order of names.
create trigger spell_new_tags before insert on clients
  for each row when (new.tags <> '{}') execute function write_tags();
create trigger spell_changed_tags before update of tags on clients
  for each row when (new.tags <> '{}' and new.tags is distinct from old.tags) execute function write_tags();
