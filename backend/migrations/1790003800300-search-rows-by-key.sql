-- A search row is written by key: from the ids that were written to the rows behind them, step by step. LIMIT leaves the planner
-- no other way, so that its plan can be kept: it is as good for a company that no statistics know as for one with a million
-- clients (docs/decisions/0037-plans-that-hold.md).

-- The words of names and streets that a company has, each with a client that brought it: what a typing mistake may have meant.
-- Nothing is unique but the whole row, so that nobody who brings the same word waits for the other.
create table client_words (
  tenant_id uuid not null default app_tenant_id(),
  word text collate "C" not null,
  client_id uuid not null,
  primary key (tenant_id, word, client_id)
);
-- Its letters three by three, with the ends of the word as a space more; each begins with the end of the company's id, so that
-- what one company looks for costs the same however many words others have.
create function search_grams(company uuid, word text) returns tsvector language plpgsql immutable parallel safe as $$
declare
  own constant text := right(company::text, 12);
  ended constant text := '  ' || word || ' ';
  grams text[] := '{}';
begin
  for n in 1..length(ended) - 2 loop
    grams := grams || (own || substr(ended, n, 3));
  end loop;
  return array_to_tsvector(grams);
end $$;
comment on function search_grams(uuid, text) is 'Kept by client-search.';
create index client_words_alike on client_words using gin (search_grams(tenant_id, word)) with (gin_pending_list_limit = 128);
select protect_tenant_table('client_words');
comment on table client_words is 'Kept by client-search.';
grant select, insert on client_words to hedgerow_search;
create policy search_reads_all on client_words to hedgerow_search using (true);

create or replace function refresh_client_search(ids uuid[]) returns void language plpgsql
  set plan_cache_mode = force_generic_plan set jit = off as $$
begin
  if cardinality(ids) = 0 then return; end if;
  with refreshed as (
    insert into client_search (client_id, status, number_key, name_key, names, digits, document)
    select c.id, c.status, lower(c.number), c.sort_name, left(found_by.names, 4000), coalesce(k.digits, ''),
           array_to_tsvector(array_remove(string_to_array(found_by.names || ' ' || found_by.rest, ' '), ''))
    from unnest(ids) as written (id)
    cross join lateral (
      select * from clients c where c.tenant_id = (select app_tenant_id()) and c.id = written.id limit 1
    ) c
    left join lateral (
      select string_agg(concat_ws(' ', t.first_name, t.last_name), ' ') as names,
             string_agg(array_to_string(t.emails, ' '), ' ') as emails,
             string_agg(p.digits, ' ') as digits, string_agg(p.endings, ' ') as endings
      from client_contacts t
      cross join lateral (select string_agg(phone_digits(phone), ' ') as digits,
                                 string_agg(right(phone_digits(phone), 4), ' ') as endings
                          from jsonb_array_elements(t.phones) as phone) p
      where t.tenant_id = c.tenant_id and t.client_id = c.id
    ) k on true
    left join lateral (
      select string_agg(concat_ws(' ', p.name, p.address ->> 'line1'), ' ' order by p.id) as streets,
             string_agg(concat_ws(' ', p.address ->> 'line2', p.address ->> 'city', p.address ->> 'region',
                                  p.address ->> 'postalCode'), ' ') as towns
      from properties p where p.tenant_id = c.tenant_id and p.client_id = c.id and p.archived_at is null
    ) places on true
    cross join lateral (
      select concat_ws(' ', c.display_name, c.company_name, k.names, places.streets) as names,
             concat_ws(' ', places.towns, c.billing_address ->> 'line1', c.billing_address ->> 'line2',
               c.billing_address ->> 'city', c.billing_address ->> 'region', c.billing_address ->> 'postalCode',
               -- "O'Brien" is found as obrien, and as brien too.
               translate(concat_ws(' ', c.display_name, c.company_name), '''’‘`´', '     ')) as rest
    ) texts
    -- OFFSET keeps this from being written out twice above.
    cross join lateral (
      select search_text(texts.names) as names,
             search_text(concat_ws(' ', texts.rest, k.emails, k.endings, c.number,
               ltrim(regexp_replace(c.number, '\D', '', 'g'), '0'))) as rest
      offset 0
    ) found_by
    on conflict (tenant_id, client_id) do update
    set status = excluded.status, number_key = excluded.number_key, name_key = excluded.name_key, names = excluded.names,
        digits = excluded.digits, document = excluded.document
    where (client_search.status, client_search.number_key, client_search.name_key, client_search.names,
           client_search.digits, client_search.document)
      is distinct from (excluded.status, excluded.number_key, excluded.name_key, excluded.names,
                        excluded.digits, excluded.document)
    returning client_id, client_search.names
  )
  insert into client_words (word, client_id)
  select distinct on (word) word, client_id
  from refreshed cross join lateral unnest(string_to_array(names, ' ')) as words (word)
  where word ~ '^[a-z]{3,40}$' and (
    select true from client_words known where known.tenant_id = (select app_tenant_id()) and known.word = words.word
    limit 1) is null
  on conflict do nothing;
end $$;

-- A client and its contact with the same transaction and command were written by one statement. Its triggers all run at its end, so
-- the one of clients has seen the contact already; only clients that were there before need a new search row.
create or replace function after_contacts_inserted() returns trigger language plpgsql as $$
begin
  insert into contact_points (kind, value, client_id, contact_id)
    select distinct 'email', lower(email), w.client_id, w.id from written w cross join lateral unnest(w.emails) as email
    union all
    select distinct 'phone', right(phone_digits(phone), 10), w.client_id, w.id
    from written w cross join lateral jsonb_array_elements(w.phones) as phone
    where length(phone_digits(phone)) >= 7;
  perform refresh_client_search(array(
    select distinct w.client_id from written w
    cross join lateral (select t.xmin, t.cmin from client_contacts t
                        where t.tenant_id = w.tenant_id and t.id = w.id limit 1) as part
    cross join lateral (select c.xmin, c.cmin from clients c
                        where c.tenant_id = w.tenant_id and c.id = w.client_id limit 1) as client
    where not (client.xmin = part.xmin and client.cmin = part.cmin)));
  return null;
end $$;

create or replace function after_properties_inserted() returns trigger language plpgsql as $$
begin
  perform refresh_client_search(array(
    select distinct w.client_id from written w
    cross join lateral (select p.xmin, p.cmin from properties p
                        where p.tenant_id = w.tenant_id and p.id = w.id limit 1) as part
    cross join lateral (select c.xmin, c.cmin from clients c
                        where c.tenant_id = w.tenant_id and c.id = w.client_id limit 1) as client
    where not (client.xmin = part.xmin and client.cmin = part.cmin)));
  return null;
end $$;

create or replace function after_search_sources_changed() returns trigger language plpgsql as $$
begin
  perform refresh_client_search(array(select distinct client_id from written));
  return null;
end $$;

-- A change of what nobody searches by, such as the version of a client whose contact has changed, calls none of these.
create function after_client_changed() returns trigger language plpgsql as $$
begin
  if new.tags is distinct from old.tags then
    delete from client_tags t where t.tenant_id = new.tenant_id and t.client_id = new.id and t.tag <> all (new.tags);
    insert into client_tags (tag, client_id) select distinct tag, new.id from unnest(new.tags) as tag on conflict do nothing;
  end if;
  if (new.status, new.number, new.display_name, new.company_name, new.billing_address)
     is distinct from (old.status, old.number, old.display_name, old.company_name, old.billing_address) then
    perform refresh_client_search(array[new.id]);
  end if;
  return null;
end $$;

create function after_contact_changed() returns trigger language plpgsql as $$
begin
  if (new.client_id, new.emails, new.phones) is distinct from (old.client_id, old.emails, old.phones) then
    delete from contact_points p where p.tenant_id = new.tenant_id and p.contact_id = new.id;
    insert into contact_points (kind, value, client_id, contact_id)
      select distinct 'email', lower(email), new.client_id, new.id from unnest(new.emails) as email
      union all
      select distinct 'phone', right(phone_digits(phone), 10), new.client_id, new.id
      from jsonb_array_elements(new.phones) as phone
      where length(phone_digits(phone)) >= 7;
  end if;
  perform refresh_client_search(case when new.client_id = old.client_id then array[new.client_id]
                                     else array[old.client_id, new.client_id] end);
  return null;
end $$;

create function after_property_changed() returns trigger language plpgsql as $$
begin
  perform refresh_client_search(case when new.client_id = old.client_id then array[new.client_id]
                                     else array[old.client_id, new.client_id] end);
  return null;
end $$;
