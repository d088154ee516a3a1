-- In a transaction of its own: holding the locks of several tables, it could meet requests that hold them the other way round.
create or replace trigger clients_updated after update on clients
  for each row when (
    (old.tags, old.status, old.number, old.display_name, old.company_name, old.billing_address)
    is distinct from (new.tags, new.status, new.number, new.display_name, new.company_name, new.billing_address))
  execute function after_client_changed();
