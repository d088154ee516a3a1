-- In a transaction of its own: holding the locks of several tables, it could meet requests that hold them the other way round.
-- Who is primary is shown in the list.
create or replace trigger contacts_updated after update on client_contacts
  for each row when (
    (old.client_id, old.first_name, old.last_name, old.emails, old.phones, old.is_primary)
    is distinct from (new.client_id, new.first_name, new.last_name, new.emails, new.phones, new.is_primary))
  execute function after_contact_changed();
