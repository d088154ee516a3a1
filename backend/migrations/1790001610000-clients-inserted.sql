-- In a transaction of its own: holding the locks of several tables, it could meet requests that hold them the other way round.
create or replace trigger clients_inserted after insert on clients
  referencing new table as written for each statement execute function after_clients_inserted();
