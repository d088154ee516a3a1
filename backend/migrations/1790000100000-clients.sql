-- Clients, the people to reach, the places to work at; how they are found.

-- Numbers for people, one series for each kind of record. Allocating locks the row until the transaction ends, so a
-- series has no gaps from parallel writers.
create table number_sequences (
  tenant_id uuid not null default app_tenant_id(),
  series text not null check (series ~ '^[a-z_]{1,40}$'),
  next bigint not null default 1,
  primary key (tenant_id, series)
);
select protect_tenant_table('number_sequences');

-- Text as people search for it: lower case, no accents, no apostrophes, words apart by one space. Declared immutable
-- because triggers and one dictionary decide the outcome, which this schema pins.
create function search_text(value text) returns text language sql immutable parallel safe as $$
  select btrim(regexp_replace(
    translate(lower(public.unaccent('public.unaccent'::regdictionary, coalesce(value, ''))), '''’‘`´ʼ', ''),
    '[\s!-/:-@\[-`{-~–—…·،、。「」]+', ' ', 'g'))
$$;

-- Two spellings of one street address give one key: `12 Orchard Road` and `12 orchard rd.`
create function address_key(line1 text) returns text language plpgsql immutable parallel safe as $$
declare
  key text := ' ' || search_text(line1) || ' ';
  word text[];
begin
  foreach word slice 1 in array array[
    ['street', 'st'], ['avenue', 'ave'], ['road', 'rd'], ['drive', 'dr'], ['lane', 'ln'], ['boulevard', 'blvd'],
    ['court', 'ct'], ['place', 'pl'], ['terrace', 'ter'], ['circle', 'cir'], ['highway', 'hwy'], ['parkway', 'pkwy'],
    ['square', 'sq'], ['trail', 'trl'], ['north', 'n'], ['south', 's'], ['east', 'e'], ['west', 'w']]
  loop
    key := replace(key, ' ' || word[1] || ' ', ' ' || word[2] || ' ');
  end loop;
  return btrim(key);
end $$;

create table clients (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  number text not null check (length(number) <= 20),
  kind text not null default 'person' check (kind in ('person', 'company')),
  display_name text not null check (length(display_name) between 1 and 200),
  sort_name text collate "C" not null default '',
  company_name text check (length(company_name) <= 200),
  status text not null default 'active' check (status in ('lead', 'active', 'inactive', 'archived')),
  archived_from text check (archived_from in ('lead', 'active', 'inactive')),
  archived_at timestamptz(3),
  billing_address jsonb check (jsonb_typeof(billing_address) = 'object'),
  parent_client_id uuid check (parent_client_id <> id),
  bill_to_client_id uuid check (bill_to_client_id <> id),
  terms_days smallint check (terms_days between 0 and 365),
  tax_exempt boolean not null default false,
  exemption_certificate jsonb check (jsonb_typeof(exemption_certificate) = 'object'),
  preferred_channel text check (preferred_channel in ('email', 'phone', 'sms', 'letter')),
  language text check (length(language) <= 35),
  lead_source text check (length(lead_source) <= 100),
  tags text[] not null default '{}' check (cardinality(tags) <= 30),
  do_not_service boolean not null default false,
  do_not_service_reason text check (length(do_not_service_reason) <= 500),
  credit_limit_cents bigint check (credit_limit_cents >= 0),
  notes text check (length(notes) <= 20000),
  source text not null default app_source(),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  check ((status = 'archived') = (archived_at is not null)),
  foreign key (tenant_id) references tenants (id),
  foreign key (tenant_id, parent_client_id) references clients (tenant_id, id),
  foreign key (tenant_id, bill_to_client_id) references clients (tenant_id, id)
);
create index clients_by_name on clients (tenant_id, sort_name, id);
create index clients_by_created on clients (tenant_id, created_at, id);
create index clients_by_updated on clients (tenant_id, updated_at, id);
create index clients_parent on clients (tenant_id, parent_client_id) where parent_client_id is not null;
create index clients_bill_to on clients (tenant_id, bill_to_client_id) where bill_to_client_id is not null;
select protect_versioned_table('clients');

create table client_contacts (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  client_id uuid not null,
  first_name text check (length(first_name) <= 100),
  last_name text check (length(last_name) <= 100),
  role text not null default 'owner' check (role in ('owner', 'tenant', 'manager', 'accounts_payable', 'site')),
  emails text[] not null default '{}' check (cardinality(emails) <= 10),
  phones jsonb not null default '[]' check (jsonb_typeof(phones) = 'array'),
  notify_quotes boolean not null default true,
  notify_invoices boolean not null default true,
  notify_visits boolean not null default true,
  notify_marketing boolean not null default false,
  is_primary boolean not null default false,
  is_billing boolean not null default false,
  source text not null default app_source(),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index client_contacts_client on client_contacts (tenant_id, client_id, created_at, id);
create unique index client_contacts_one_primary on client_contacts (tenant_id, client_id) where is_primary;
create unique index client_contacts_one_billing on client_contacts (tenant_id, client_id) where is_billing;
select protect_versioned_table('client_contacts');

create table properties (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  client_id uuid not null,
  name text check (length(name) <= 200),
  address jsonb not null default '{}' check (jsonb_typeof(address) = 'object'),
  address_key text collate "C" not null default '',
  geo jsonb check (jsonb_typeof(geo) = 'object'),
  timezone text check (length(timezone) <= 64),
  access_notes text check (length(access_notes) <= 2000),
  hazards text[] not null default '{}' check (cardinality(hazards) <= 20),
  parking text check (length(parking) <= 500),
  preferred_days smallint[] not null default '{}' check (preferred_days <@ '{1,2,3,4,5,6,7}'::smallint[]),
  no_service_days smallint[] not null default '{}' check (no_service_days <@ '{1,2,3,4,5,6,7}'::smallint[]),
  -- Ciphertext under the company's data key (kernel/secrets); never selected into events, search or lists.
  gate_code bytea,
  alarm_code bytea,
  lockbox_code bytea,
  archived_at timestamptz(3),
  source text not null default app_source(),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id)
);
create index properties_client on properties (tenant_id, client_id, created_at, id);
create index properties_address on properties (tenant_id, address_key) where address_key <> '';
select protect_versioned_table('properties');

create function write_sort_name() returns trigger language plpgsql as $$
begin
  new.sort_name := search_text(new.display_name);
  return new;
end $$;
create trigger write_sort_name before insert or update of display_name on clients
  for each row execute function write_sort_name();

create function write_address_key() returns trigger language plpgsql as $$
begin
  new.address_key := address_key(new.address ->> 'line1');
  return new;
end $$;
create trigger write_address_key before insert or update of address on properties
  for each row execute function write_address_key();

-- A tag as a row, because an array cannot be searched through an index under row-level security.
create table client_tags (
  tenant_id uuid not null default app_tenant_id(),
  tag text collate "C" not null,
  client_id uuid not null,
  primary key (tenant_id, tag, client_id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id) on delete cascade
);
create index client_tags_client on client_tags (tenant_id, client_id);
select protect_tenant_table('client_tags');

-- Where a contact is reached, in the form in which two spellings are equal: lower-case e-mail, last ten digits.
create table contact_points (
  tenant_id uuid not null default app_tenant_id(),
  kind text not null check (kind in ('email', 'phone')),
  value text collate "C" not null,
  client_id uuid not null,
  contact_id uuid not null,
  primary key (tenant_id, kind, value, contact_id),
  foreign key (tenant_id, contact_id) references client_contacts (tenant_id, id) on delete cascade
);
create index contact_points_contact on contact_points (tenant_id, contact_id);
select protect_tenant_table('contact_points');

-- One row for each client with everything it is found by.
create table client_search (
  tenant_id uuid not null default app_tenant_id(),
  client_id uuid not null,
  status text not null,
  number_key text collate "C" not null,
  name_key text collate "C" not null,
  -- Names and streets, for typing mistakes.
  names text not null,
  digits text not null,
  document tsvector not null,
  primary key (tenant_id, client_id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id) on delete cascade
);
create index client_search_by_name on client_search (tenant_id, name_key);
create index client_search_by_number on client_search (tenant_id, number_key);
create index client_search_by_text on client_search
  using gin (tenant_id, document, names gin_trgm_ops, digits gin_trgm_ops);
select protect_tenant_table('client_search');

-- Words become lexemes without a parser, so every script and every operator's locale gives the same ones.
create function search_words(value text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct left(word, 60)), '{}')
  from unnest(string_to_array(search_text(value), ' ')) as word where word <> ''
$$;

create function phone_digits(phone jsonb) returns text language sql immutable parallel safe as $$
  select regexp_replace(coalesce(phone ->> 'e164', phone ->> 'raw', ''), '\D', '', 'g')
$$;

-- A cached plan would be the one for the tables as they were at first sight: made when they are empty, it reads them
-- whole for every chunk of the first import. Hence a plan for each call, here and in the triggers below.
create function refresh_client_search(ids uuid[]) returns void language sql
  set plan_cache_mode = force_custom_plan as $$
  insert into client_search (client_id, status, number_key, name_key, names, digits, document)
  select c.id, c.status, lower(c.number), c.sort_name, left(search_text(texts.names), 4000), coalesce(k.digits, ''),
         array_to_tsvector(search_words(concat_ws(' ', texts.names, texts.rest, k.emails, k.endings,
           c.number, ltrim(regexp_replace(c.number, '\D', '', 'g'), '0'))))
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
  where c.id = any (ids)
  on conflict (tenant_id, client_id) do update
  set status = excluded.status, number_key = excluded.number_key, name_key = excluded.name_key, names = excluded.names,
      digits = excluded.digits, document = excluded.document
  where (client_search.status, client_search.number_key, client_search.name_key, client_search.names,
         client_search.digits, client_search.document)
    is distinct from (excluded.status, excluded.number_key, excluded.name_key, excluded.names,
                      excluded.digits, excluded.document)
$$;

-- Statement triggers with the written rows as a set: an import of 500 rows refreshes once.
create function after_clients_written() returns trigger language plpgsql
  set plan_cache_mode = force_custom_plan as $$
begin
  if tg_op = 'UPDATE' then
    delete from client_tags t using written w where t.client_id = w.id and t.tag <> all (w.tags);
  end if;
  insert into client_tags (tag, client_id)
    select distinct tag, w.id from written w cross join lateral unnest(w.tags) as tag on conflict do nothing;
  perform refresh_client_search(array(select id from written));
  return null;
end $$;
create trigger clients_inserted after insert on clients
  referencing new table as written for each statement execute function after_clients_written();
create trigger clients_updated after update on clients
  referencing new table as written for each statement execute function after_clients_written();

create function after_contacts_written() returns trigger language plpgsql
  set plan_cache_mode = force_custom_plan as $$
begin
  if tg_op = 'UPDATE' then
    delete from contact_points p using written w where p.contact_id = w.id;
  end if;
  insert into contact_points (kind, value, client_id, contact_id)
    select distinct 'email', lower(email), w.client_id, w.id from written w cross join lateral unnest(w.emails) as email
    union
    select distinct 'phone', right(phone_digits(phone), 10), w.client_id, w.id
    from written w cross join lateral jsonb_array_elements(w.phones) as phone
    where length(phone_digits(phone)) >= 7;
  perform refresh_client_search(array(select distinct client_id from written));
  return null;
end $$;
create trigger contacts_inserted after insert on client_contacts
  referencing new table as written for each statement execute function after_contacts_written();
create trigger contacts_updated after update on client_contacts
  referencing new table as written for each statement execute function after_contacts_written();

create function after_search_sources_changed() returns trigger language plpgsql
  set plan_cache_mode = force_custom_plan as $$
begin
  perform refresh_client_search(array(select distinct client_id from written));
  return null;
end $$;
create trigger contacts_deleted after delete on client_contacts
  referencing old table as written for each statement execute function after_search_sources_changed();
create trigger properties_inserted after insert on properties
  referencing new table as written for each statement execute function after_search_sources_changed();
create trigger properties_updated after update on properties
  referencing new table as written for each statement execute function after_search_sources_changed();

-- Under row-level security an operator that is not leakproof (full text, trigram, LIKE) cannot use an index. Hence
-- one function, as a role that sees every row of this one table, filters by company itself, and gives out ids only;
-- the rows are then read under the caller's policy (docs/decisions).
do $role$
begin
  if not exists (select from pg_roles where rolname = 'hedgerow_search') then create role hedgerow_search nologin; end if;
exception when duplicate_object or unique_violation then null; -- another database of this server was faster
end $role$;
do $member$
begin
  if not (select rolsuper from pg_roles where rolname = current_user)
     and not pg_has_role(current_user, 'hedgerow_search', 'usage') then
    execute format('grant hedgerow_search to %I', current_user);
  end if;
end $member$;
grant usage on schema public to hedgerow_search;
grant select on client_search to hedgerow_search;
create policy search_reads_all on client_search for select to hedgerow_search using (true);

-- A custom setting can be pinned on a function only after the library that owns it is loaded.
select word_similarity('load', 'pg_trgm');

-- The best matches of one company, as ids with a rank (higher is better): exact numbers, beginnings of names, words
-- in names, telephone digits, words anywhere, then words with typing mistakes. Every source of candidates is bounded.
create function search_client_ids(query text, statuses text[] default null, wanted int default 200)
returns table (client_id uuid, rank int)
language plpgsql stable security definer rows 200
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan
set pg_trgm.word_similarity_threshold = 0.45
as $$
declare
  company constant uuid := app_tenant_id();
  phrase constant text := search_text(left(query, 200));
  words constant text[] := (search_words(phrase))[1:8];
  start_of_name constant text := phrase || '%';
  -- One Latin letter begins half of all words; then only names that start with it are looked at.
  words_query constant tsquery := case when length(phrase) > 1 or phrase > '~' then
    (select string_agg('''' || word || ''':*', ' & ') from unnest(words) as word)::tsquery end;
  dialled constant text := ltrim(regexp_replace(query, '\D', '', 'g'), '0');
  telephone constant text := case when query !~ '[^\d\s()+./-]' and length(dialled) >= 3 then '%' || dialled || '%' end;
  found uuid[];
  known text[];
  guessed text;
  certain tsquery;
begin
  if company is null or phrase = '' then return; end if;
  found := array(
    (select s.client_id from client_search s
     where s.tenant_id = company and s.number_key = lower(btrim(query)) limit 5)
    union
    (select s.client_id from client_search s
     where s.tenant_id = company and s.name_key like start_of_name and (statuses is null or s.status = any (statuses))
     order by s.name_key limit 200)
    union
    (select s.client_id from client_search s
     where s.tenant_id = company and s.digits like telephone and (statuses is null or s.status = any (statuses))
     limit 500)
    union
    (select s.client_id from client_search s
     where s.tenant_id = company and s.document @@ words_query and (statuses is null or s.status = any (statuses))
     limit 1000)
  );
  if cardinality(found) < 20 then
    -- Letters may be mistyped, digits not: a number that is off by one is another house. Among several words only
    -- those that nobody has can be mistakes; guessing at common ones as well would look at everybody.
    known := case when cardinality(words) > 1 then array(
      select word from unnest(words) as word
      where exists (select from client_search s
                    where s.tenant_id = company and s.document @@ ('''' || word || ''':*')::tsquery)) else '{}' end;
    select string_agg(word, ' ') filter (where word ~ '^[a-z]{3,}$' and word <> all (known)),
           (string_agg('''' || word || ''':*', ' & ') filter (where word !~ '^[a-z]{3,}$' or word = any (known)))::tsquery
      into guessed, certain
      from unnest(words) as word;
  end if;
  if guessed is not null then
    found := array(
      select unnest(found)
      union
      (select s.client_id from client_search s
       where s.tenant_id = company and s.names %> guessed and (certain is null or s.document @@ certain)
         and (statuses is null or s.status = any (statuses))
       limit 300));
  end if;
  return query
  with ranked as (
    select s.client_id, s.status, case
        when s.number_key = lower(btrim(query)) then 1000
        when s.name_key = phrase then 950
        when s.name_key like start_of_name then 900
        when (select bool_and(' ' || s.names like '% ' || word || '%') from unnest(words) as word) then 800
        when s.digits like telephone then 700
        when s.document @@ words_query then 600
        else (word_similarity(guessed, s.names) * 500)::int
      end as points
    from unnest(found) as candidate (client_id)
    -- LIMIT keeps this a look-up by key: joined freely, the planner would rather read all rows of the company.
    cross join lateral (select * from client_search s
                        where s.tenant_id = company and s.client_id = candidate.client_id limit 1) as s
    where statuses is null or s.status = any (statuses)
  )
  select r.client_id, greatest(r.points - case when r.status = 'archived' then 250 else 0 end, 0)
  from ranked r order by 2 desc, 1 desc limit least(wanted, 1000);
end $$;
-- A role must be able to create in the schema for the moment in which it becomes an owner there.
grant create on schema public to hedgerow_search;
alter function search_client_ids(text, text[], int) owner to hedgerow_search;
revoke create on schema public from hedgerow_search;
revoke all on function search_client_ids(text, text[], int) from public;
grant execute on function search_client_ids(text, text[], int) to hedgerow_app;

-- What the clients module must know about work without knowing its tables. The migration that brings jobs and visits
-- replaces these three with `create or replace function`, same names and results.
-- Clients whose visits the signed-in member's crews have in the days that the role may look at.
create function assigned_client_ids() returns setof uuid language sql stable as $$
  select null::uuid where false
$$;
-- Whether a crew of the signed-in member has a visit at this property today, in the property's time zone.
create function visited_today(property uuid) returns boolean language sql stable as $$
  select false
$$;
-- How many jobs a client ever had, and how many are not finished.
create function client_work(client uuid, out jobs int, out open_jobs int) language sql stable as $$
  select 0, 0
$$;
