-- In a transaction of its own: holding the locks of several tables, it could meet requests that hold them the other way round.
create or replace trigger properties_updated after update on properties
  for each row when (
    (old.client_id, old.name, old.address, old.archived_at)
    is distinct from (new.client_id, new.name, new.address, new.archived_at))
  execute function after_property_changed();
