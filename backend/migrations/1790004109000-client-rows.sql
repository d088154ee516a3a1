-- What a list of clients shows beside the row of each: kept with what it is found by, which is written on the same occasions. A
-- list would otherwise look for the first contact and property of each of its rows.
alter table client_search
  add column first_contact json,
  add column address_line text,
  add column property_count int not null default 0;
