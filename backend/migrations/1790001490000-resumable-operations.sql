-- Long work that is nothing but an operation: what was asked for, and how far it came, so that a redone task goes on there.
alter table operations
  add column request jsonb,
  add column checkpoint jsonb;
