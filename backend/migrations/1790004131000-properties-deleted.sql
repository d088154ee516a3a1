-- What lists show of a client's properties is kept beside the client: a property that an undone import takes back out counts no more.
create or replace trigger properties_deleted after delete on properties
  referencing old table as written for each statement execute function after_search_sources_changed();
