-- In a transaction of its own: holding the locks of several tables, it could meet requests that hold them the other way round.
create or replace trigger contacts_inserted after insert on client_contacts
  referencing new table as written for each statement execute function after_contacts_inserted();
