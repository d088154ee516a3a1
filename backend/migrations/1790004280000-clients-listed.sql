-- What lists show of a client is kept beside it as JSON, in the order of the contract's members, without braces: its own columns in
-- `listed`, its contacts and properties in `listed_parts` (docs/decisions/0070-clients-carry-their-row-of-the-list.md).
alter table clients
  add column listed text not null default '',
  add column listed_parts text not null default '"primaryContact":null,"addressLine":null,"propertyCount":0';
comment on column clients.listed is 'Kept by clients: members of a row of the list, from its own columns.';
comment on column clients.listed_parts is 'Kept by clients: members of a row of the list, from its contacts and properties.';

create function write_listed() returns trigger language plpgsql as $$
begin
  new.listed := concat(
    '"id":"', new.id, '","number":', to_json(new.number), ',"kind":"', new.kind,
    '","displayName":', to_json(new.display_name), ',"companyName":', coalesce(to_json(new.company_name), 'null'),
    ',"status":"', new.status, '","tags":', to_json(new.tags), ',"leadSource":', coalesce(to_json(new.lead_source), 'null'),
    ',"doNotService":', new.do_not_service::text, ',"version":', new.version,
    ',"createdAt":', to_char(new.created_at at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'),
    ',"updatedAt":', to_char(new.updated_at at time zone 'UTC', '\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\"'));
  return new;
end $$;

create function client_listed_parts(first_contact json, address_line text, property_count int) returns text language plpgsql stable as $$
begin
  return concat('"primaryContact":', coalesce(first_contact, 'null'), ',"addressLine":', coalesce(to_json(address_line), 'null'),
                ',"propertyCount":', property_count);
end $$;

create function show_client_parts() returns trigger language plpgsql as $$
declare
  shown constant text := client_listed_parts(new.first_contact, new.address_line, new.property_count);
begin
  update clients c set listed_parts = shown
  where c.tenant_id = new.tenant_id and c.id = new.client_id and c.listed_parts <> shown;
  return null;
end $$;

-- Behind the other triggers before a row is written, by its name: it shows what they have made of it.
create trigger write_listed before insert or update on clients for each row execute function write_listed();

-- What is kept beside a client is no change of it.
create or replace trigger touch_row before update on clients for each row
  when ((old.listed, old.listed_parts) is not distinct from (new.listed, new.listed_parts)) execute function touch_row();
