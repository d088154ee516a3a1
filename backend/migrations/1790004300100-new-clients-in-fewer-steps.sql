-- A new client starts one statement for all that it is found by, not four, and reads nothing of itself again
-- (docs/decisions/0066-one-statement-for-what-a-new-client-is-found-by.md). Without memoize, because a plan that is made for many
-- keeps what it has looked up, which costs a single client more than it saves many.

-- What a client is found by, and what the list shows of its parts. In SQL, so that it becomes a part of the statement that asks.
create function client_findings(client uuid, display_name text, company_name text, number text, billing_address jsonb)
  returns table (names text, digits text, document tsvector, first_contact json, address_line text, property_count int)
  language sql stable as $$
  select left(found_by.names, 4000), coalesce(k.digits, ''), search_lexemes(found_by.names || ' ' || found_by.rest),
         k.contact, address_line(coalesce(places.address, client_findings.billing_address)), places.count::int
  from (
    select string_agg(concat_ws(' ', t.first_name, t.last_name), ' ') as names,
           string_agg(array_to_string(t.emails, ' '), ' ') as emails,
           string_agg(p.digits, ' ') as digits, string_agg(p.endings, ' ') as endings,
           (array_agg(row_to_json((
              select shown from (
                select t.id, nullif(concat_ws(' ', t.first_name, t.last_name), '') as name, t.emails[1] as email,
                       coalesce(t.phones -> 0 ->> 'e164', t.phones -> 0 ->> 'raw') as phone) shown
            )) order by t.is_primary desc, t.created_at, t.id))[1] as contact
    from client_contacts t
    cross join lateral (select string_agg(phone_digits(phone), ' ') as digits,
                               string_agg(right(phone_digits(phone), 4), ' ') as endings
                        from jsonb_array_elements(t.phones) as phone) p
    where t.tenant_id = (select app_tenant_id()) and t.client_id = client_findings.client
  ) k
  cross join (
    select string_agg(concat_ws(' ', p.name, p.address ->> 'line1'), ' ' order by p.id) as streets,
           string_agg(concat_ws(' ', p.address ->> 'line2', p.address ->> 'city', p.address ->> 'region',
                                p.address ->> 'postalCode'), ' ') as towns,
           (array_agg(p.address order by p.created_at, p.id))[1] as address, count(*) as count
    from properties p
    where p.tenant_id = (select app_tenant_id()) and p.client_id = client_findings.client and p.archived_at is null
  ) places
  cross join lateral (
    select concat_ws(' ', client_findings.display_name, client_findings.company_name, k.names, places.streets) as names,
           concat_ws(' ', places.towns, client_findings.billing_address ->> 'line1', client_findings.billing_address ->> 'line2',
             client_findings.billing_address ->> 'city', client_findings.billing_address ->> 'region',
             client_findings.billing_address ->> 'postalCode',
             -- "O'Brien" is found as obrien, and as brien too.
             translate(concat_ws(' ', client_findings.display_name, client_findings.company_name), '''’‘`´', '     ')) as rest
  ) texts
  -- OFFSET keeps this from being written out twice above.
  cross join lateral (
    select search_spellings(texts.names) as names,
           search_spellings(concat_ws(' ', texts.rest, k.emails, k.endings, client_findings.number,
             ltrim(regexp_replace(client_findings.number, '\D', '', 'g'), '0'))) as rest
    offset 0
  ) found_by
$$;
comment on function client_findings(uuid, text, text, text, jsonb) is 'Kept by client-search.';

create or replace function write_client_search(ids uuid[]) returns void language plpgsql
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_memoize = off set jit = off as $$
begin
  with refreshed as (
    insert into client_search (client_id, status, number_key, name_key, names, digits, document,
                               first_contact, address_line, property_count)
    select c.id, c.status, lower(c.number), c.sort_name, f.names, f.digits, f.document, f.first_contact, f.address_line,
           f.property_count
    from unnest(ids) as written (id)
    cross join lateral (
      select * from clients c where c.tenant_id = (select app_tenant_id()) and c.id = written.id limit 1
    ) c
    cross join lateral client_findings(c.id, c.display_name, c.company_name, c.number, c.billing_address) f
    on conflict (tenant_id, client_id) do update
    set status = excluded.status, number_key = excluded.number_key, name_key = excluded.name_key, names = excluded.names,
        digits = excluded.digits, document = excluded.document, first_contact = excluded.first_contact,
        address_line = excluded.address_line, property_count = excluded.property_count
    where (client_search.status, client_search.number_key, client_search.name_key, client_search.names,
           client_search.digits, client_search.document, client_search.first_contact::text, client_search.address_line,
           client_search.property_count)
      is distinct from (excluded.status, excluded.number_key, excluded.name_key, excluded.names, excluded.digits,
                        excluded.document, excluded.first_contact::text, excluded.address_line, excluded.property_count)
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

-- What is new is nobody's yet: nothing of it can be there already. Its tags are spelled, each once.
create or replace function after_clients_inserted() returns trigger language plpgsql
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_memoize = off set jit = off as $$
declare
  differing uuid[];
  one uuid;
begin
  with tagged as (
    insert into client_tags (tag, key, client_id)
    select tag, tag_key(tag), w.id from written w cross join lateral unnest(w.tags) as tag
  ), found as materialized (
    select w.id, w.status, w.number, w.sort_name, w.listed_parts, f.*
    from written w
    cross join lateral client_findings(w.id, w.display_name, w.company_name, w.number, w.billing_address) f
  ), searched as (
    insert into client_search (client_id, status, number_key, name_key, names, digits, document,
                               first_contact, address_line, property_count)
    select id, status, lower(number), sort_name, names, digits, document, first_contact, address_line, property_count from found
  ), worded as (
    insert into client_words (word, client_id)
    select distinct on (word) word, id
    from found cross join lateral unnest(string_to_array(names, ' ')) as words (word)
    where word ~ '^[a-z]{3,40}$' and (
      select true from client_words known where known.tenant_id = (select app_tenant_id()) and known.word = words.word
      limit 1) is null
  )
  -- Whoever writes a client gives what the list shows of its parts along.
  select array_agg(id) into differing from found
  where listed_parts <> client_listed_parts(first_contact, address_line, property_count);
  foreach one in array coalesce(differing, '{}') loop
    update clients c set listed_parts = client_listed_parts(s.first_contact, s.address_line, s.property_count)
    from client_search s
    where c.tenant_id = (select app_tenant_id()) and c.id = one and s.tenant_id = (select app_tenant_id()) and s.client_id = one;
  end loop;
  return null;
end $$;

create or replace trigger show_client_parts after update on client_search for each row execute function show_client_parts();

create or replace trigger write_tag_key before insert or update of tag on client_tags
  for each row when (new.key is distinct from tag_key(new.tag)) execute function write_tag_key();

create or replace function spelled_tags(given text[]) returns text[] language plpgsql stable as $$
begin
  return coalesce((
    select array_agg(coalesce((
        select t.tag from client_tags t where t.tenant_id = (select app_tenant_id()) and t.key = own.key order by t.client_id limit 1
      ), own.tag) order by own.place)
    from (select distinct on (keyed.key) keyed.tag, keyed.key, keyed.place
          from (select t.tag, tag_key(t.tag) as key, t.place from unnest(given) with ordinality as t (tag, place) offset 0) keyed
          order by keyed.key, keyed.place) own), '{}');
end $$;

create or replace function after_contacts_inserted() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  with points as (
    insert into contact_points (kind, value, client_id, contact_id)
      select distinct 'email', lower(email), w.client_id, w.id from written w cross join lateral unnest(w.emails) as email
      union all
      select distinct 'phone', right(phone_digits(phone), 10), w.client_id, w.id
      from written w cross join lateral jsonb_array_elements(w.phones) as phone
      where length(phone_digits(phone)) >= 7
  )
  -- A client that came in the same statement writes its own search row.
  select array_agg(distinct w.client_id) into ids from written w
  where (select c.xmin = t.xmin and c.cmin = t.cmin from client_contacts t, clients c
         where t.tenant_id = w.tenant_id and t.id = w.id and c.tenant_id = w.tenant_id and c.id = w.client_id limit 1) is not true;
  if ids is not null then perform refresh_client_search(ids); end if;
  return null;
end $$;

create or replace function after_properties_inserted() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  select array_agg(distinct w.client_id) into ids from written w
  where (select c.xmin = p.xmin and c.cmin = p.cmin from properties p, clients c
         where p.tenant_id = w.tenant_id and p.id = w.id and c.tenant_id = w.tenant_id and c.id = w.client_id limit 1) is not true;
  if ids is not null then perform refresh_client_search(ids); end if;
  return null;
end $$;
