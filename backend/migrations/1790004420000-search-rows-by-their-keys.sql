-- As before, by plans that hold for a connection that made them while the tables were empty: the properties of a
-- company were read for each client, because their key has the order that was asked for, and an index that begins with the client was
-- searched for an id alone. A first import took the square of its rows until statistics were there.

create or replace function client_findings(client uuid, display_name text, company_name text, number text, billing_address jsonb)
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
    select string_agg(concat_ws(' ', p.name, p.address ->> 'line1'), ' ' order by p.created_at, p.id) as streets,
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
  where (select client.xmin = part.xmin and client.cmin = part.cmin
         from (select t.xmin, t.cmin from client_contacts t where t.tenant_id = w.tenant_id and t.id >= w.id and t.id <= w.id
               order by t.id limit 1) part,
              (select c.xmin, c.cmin from clients c
               where c.tenant_id = w.tenant_id and c.id = w.client_id limit 1) client) is not true;
  if ids is not null then perform refresh_client_search(ids); end if;
  return null;
end $$;

create or replace function after_properties_inserted() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  select array_agg(distinct w.client_id) into ids from written w
  where (select client.xmin = part.xmin and client.cmin = part.cmin
         from (select p.xmin, p.cmin from properties p where p.tenant_id = w.tenant_id and p.id >= w.id and p.id <= w.id
               order by p.id limit 1) part,
              (select c.xmin, c.cmin from clients c
               where c.tenant_id = w.tenant_id and c.id = w.client_id limit 1) client) is not true;
  if ids is not null then perform refresh_client_search(ids); end if;
  return null;
end $$;
