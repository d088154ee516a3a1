-- Whether the last answer of a receiver was slow or did not come: it is called apart from those that answer at once.
alter table webhook_standings add column slow boolean not null default false;
