-- A new client with its parts starts fewer statements and functions: who has just written a client holds it, and locks it no more
-- before its search row is computed; functions with settings of their own are called where there is something to do.
create function write_client_search(ids uuid[]) returns void language plpgsql
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
begin
  with refreshed as (
    insert into client_search (client_id, status, number_key, name_key, names, digits, document,
                               first_contact, address_line, property_count)
    select c.id, c.status, lower(c.number), c.sort_name, left(found_by.names, 4000), coalesce(k.digits, ''),
           search_lexemes(found_by.names || ' ' || found_by.rest),
           k.contact, address_line(coalesce(places.address, c.billing_address)), places.count
    from unnest(ids) as written (id)
    cross join lateral (
      select * from clients c where c.tenant_id = (select app_tenant_id()) and c.id = written.id limit 1
    ) c
    left join lateral (
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
      where t.tenant_id = c.tenant_id and t.client_id = c.id
    ) k on true
    left join lateral (
      select string_agg(concat_ws(' ', p.name, p.address ->> 'line1'), ' ' order by p.id) as streets,
             string_agg(concat_ws(' ', p.address ->> 'line2', p.address ->> 'city', p.address ->> 'region',
                                  p.address ->> 'postalCode'), ' ') as towns,
             (array_agg(p.address order by p.created_at, p.id))[1] as address, count(*) as count
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
      select search_spellings(texts.names) as names,
             search_spellings(concat_ws(' ', texts.rest, k.emails, k.endings, c.number,
               ltrim(regexp_replace(c.number, '\D', '', 'g'), '0'))) as rest
      offset 0
    ) found_by
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

create or replace function refresh_client_search(ids uuid[]) returns void language plpgsql
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
begin
  if cardinality(ids) = 0 then return; end if;
  -- Whoever changes another part of the same client at the same time waits here, before anything is read.
  perform from unnest(ids) as written (id)
  cross join lateral (
    select from clients c where c.tenant_id = (select app_tenant_id()) and c.id = written.id limit 1 for no key update
  ) c;
  perform write_client_search(ids);
end $$;

create or replace function after_clients_inserted() returns trigger language plpgsql as $$
begin
  insert into client_tags (tag, client_id)
    select distinct tag, w.id from written w cross join lateral unnest(w.tags) as tag;
  perform write_client_search(array(select id from written));
  return null;
end $$;

create or replace function after_client_changed() returns trigger language plpgsql as $$
begin
  if new.tags is distinct from old.tags then
    delete from client_tags t where t.tenant_id = new.tenant_id and t.client_id = new.id and t.tag <> all (new.tags);
    insert into client_tags (tag, client_id) select distinct tag, new.id from unnest(new.tags) as tag on conflict do nothing;
  end if;
  if (new.status, new.number, new.display_name, new.company_name, new.billing_address)
     is distinct from (old.status, old.number, old.display_name, old.company_name, old.billing_address) then
    perform write_client_search(array[new.id]);
  end if;
  return null;
end $$;

create or replace function after_contacts_inserted() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  insert into contact_points (kind, value, client_id, contact_id)
    select distinct 'email', lower(email), w.client_id, w.id from written w cross join lateral unnest(w.emails) as email
    union all
    select distinct 'phone', right(phone_digits(phone), 10), w.client_id, w.id
    from written w cross join lateral jsonb_array_elements(w.phones) as phone
    where length(phone_digits(phone)) >= 7;
  ids := array(
    select distinct w.client_id from written w
    cross join lateral (select t.xmin, t.cmin from client_contacts t
                        where t.tenant_id = w.tenant_id and t.id = w.id limit 1) as part
    cross join lateral (select c.xmin, c.cmin from clients c
                        where c.tenant_id = w.tenant_id and c.id = w.client_id limit 1) as client
    where not (client.xmin = part.xmin and client.cmin = part.cmin));
  if ids <> '{}' then perform refresh_client_search(ids); end if;
  return null;
end $$;

create or replace function after_properties_inserted() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  ids := array(
    select distinct w.client_id from written w
    cross join lateral (select p.xmin, p.cmin from properties p
                        where p.tenant_id = w.tenant_id and p.id = w.id limit 1) as part
    cross join lateral (select c.xmin, c.cmin from clients c
                        where c.tenant_id = w.tenant_id and c.id = w.client_id limit 1) as client
    where not (client.xmin = part.xmin and client.cmin = part.cmin));
  if ids <> '{}' then perform refresh_client_search(ids); end if;
  return null;
end $$;

-- All that the database writes into a client, in one trigger.
create function complete_client() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.display_name is distinct from old.display_name then
    new.sort_name := search_text(new.display_name);
  end if;
  if new.tags <> '{}' and (tg_op = 'INSERT' or new.tags is distinct from old.tags) then
    new.tags := spelled_tags(new.tags);
  end if;
  new.listed := concat(
    '"id":"', new.id, '","number":', to_json(new.number), ',"kind":"', new.kind,
    '","displayName":', to_json(new.display_name), ',"companyName":', coalesce(to_json(new.company_name), 'null'),
    ',"status":"', new.status, '","tags":', to_json(new.tags), ',"leadSource":', coalesce(to_json(new.lead_source), 'null'),
    ',"doNotService":', new.do_not_service::text, ',"version":', new.version,
    ',"createdAt":', to_char(new.created_at at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'),
    ',"updatedAt":', to_char(new.updated_at at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'));
  return new;
end $$;

create or replace trigger write_listed before insert or update on clients for each row execute function complete_client();
drop trigger write_sort_name on clients;
drop trigger spell_new_tags on clients;
drop trigger spell_changed_tags on clients;
drop function write_listed();
