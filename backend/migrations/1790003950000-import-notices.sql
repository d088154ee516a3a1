-- Rows that come in and leave something behind; which program numbers a client; several properties of one row.
alter table import_records
  add column source text check (length(source) <= 40),
  add column details_key text check (length(details_key) <= 64),
  add column other_property_ids uuid[] not null default '{}';
alter table imports add column encoding_is_guess boolean not null default false;
