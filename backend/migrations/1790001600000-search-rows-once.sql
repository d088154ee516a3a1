-- A statement that writes clients together with their contacts and properties (an import) computed each search row three
-- times, and called a function with an executor of its own for the words of each. Both cost more than all its inserts.

-- EXECUTE plans for these clients and today's statistics. plan_cache_mode did too, but planned the foreign key of every
-- written row anew as well.
create or replace function refresh_client_search(ids uuid[]) returns void language plpgsql as $$
begin
  execute $statement$
  insert into client_search (client_id, status, number_key, name_key, names, digits, document)
  select c.id, c.status, lower(c.number), c.sort_name, left(found_by.names, 4000), coalesce(k.digits, ''),
         array_to_tsvector(array_remove(string_to_array(found_by.names || ' ' || found_by.rest, ' '), ''))
  from clients c
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
  where c.id = any ($1)
  on conflict (tenant_id, client_id) do update
  set status = excluded.status, number_key = excluded.number_key, name_key = excluded.name_key, names = excluded.names,
      digits = excluded.digits, document = excluded.document
  where (client_search.status, client_search.number_key, client_search.name_key, client_search.names,
         client_search.digits, client_search.document)
    is distinct from (excluded.status, excluded.number_key, excluded.name_key, excluded.names,
                      excluded.digits, excluded.document)
  $statement$ using ids;
end $$;

-- A client and its contact with the same transaction and command were written by one statement. Its triggers all run at
-- its end, so the one of clients has seen the contact already; only clients that were there before need a new search row.
create function clients_before_contacts(ids uuid[]) returns uuid[] language sql
  set plan_cache_mode = force_custom_plan as $$
  select coalesce(array_agg(distinct c.id), '{}')
  from client_contacts t join clients c on c.tenant_id = t.tenant_id and c.id = t.client_id
  where t.id = any (ids) and not (c.xmin = t.xmin and c.cmin = t.cmin)
$$;
create function clients_before_properties(ids uuid[]) returns uuid[] language sql
  set plan_cache_mode = force_custom_plan as $$
  select coalesce(array_agg(distinct c.id), '{}')
  from properties p join clients c on c.tenant_id = p.tenant_id and c.id = p.client_id
  where p.id = any (ids) and not (c.xmin = p.xmin and c.cmin = p.cmin)
$$;

-- Nothing here is planned by statistics, so no plan is forced, and foreign keys keep theirs.
create function after_clients_inserted() returns trigger language plpgsql as $$
begin
  insert into client_tags (tag, client_id)
    select distinct tag, w.id from written w cross join lateral unnest(w.tags) as tag;
  perform refresh_client_search(array(select id from written));
  return null;
end $$;

create function after_contacts_inserted() returns trigger language plpgsql as $$
begin
  insert into contact_points (kind, value, client_id, contact_id)
    select distinct 'email', lower(email), w.client_id, w.id from written w cross join lateral unnest(w.emails) as email
    union all
    select distinct 'phone', right(phone_digits(phone), 10), w.client_id, w.id
    from written w cross join lateral jsonb_array_elements(w.phones) as phone
    where length(phone_digits(phone)) >= 7;
  perform refresh_client_search(clients_before_contacts(array(select id from written)));
  return null;
end $$;

create function after_properties_inserted() returns trigger language plpgsql as $$
begin
  perform refresh_client_search(clients_before_properties(array(select id from written)));
  return null;
end $$;
