-- An item of a job's checklist is done at a visit. Where there is none of these, `done_at` of the item counts for the whole job, as
-- before. No key to the item: the list is replaced as a whole, and items that stay keep their id.
create table visit_checklist_ticks (
  tenant_id uuid not null default app_tenant_id(),
  item_id uuid not null,
  visit_id uuid not null,
  done_at timestamptz(3) not null,
  done_by text check (length(done_by) <= 200),
  primary key (tenant_id, item_id, visit_id),
  foreign key (tenant_id, visit_id) references visits (tenant_id, id)
);
select protect_tenant_table('visit_checklist_ticks');
