-- Looked at before it is written: an UPDATE that finds nothing to change starts the triggers of its statement all the same, and a new
-- client comes with what is kept of its parts.
create or replace function show_client_parts() returns trigger language plpgsql as $$
declare
  shown constant text := client_listed_parts(new.first_contact, new.address_line, new.property_count);
begin
  if exists (select from clients c where c.tenant_id = new.tenant_id and c.id = new.client_id and c.listed_parts <> shown) then
    update clients c set listed_parts = shown where c.tenant_id = new.tenant_id and c.id = new.client_id;
  end if;
  return null;
end $$;
