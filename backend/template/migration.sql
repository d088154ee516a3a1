-- Quotes of a company.

create table quotes (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  number text not null check (length(number) between 1 and 20),
  name text not null check (length(name) between 1 and 200),
  notes text check (length(notes) <= 2000),
  source text not null default app_source(),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id) references tenants (id)
);
create index quotes_created on quotes (tenant_id, created_at, id);
create index quotes_updated on quotes (tenant_id, updated_at, id);
select protect_versioned_table('quotes');

-- Companies that are there already: who may do everything may do this, too. Other roles stay as their owners left them.
-- The policy of the table knows one company at a time; the owner of the table, alone in this transaction, means all.
alter table roles no force row level security;
update roles set permissions = array(select distinct unnest(permissions || array['quotes.read.all', 'quotes.manage.all']))
where preset and key in ('owner', 'admin')
  and not permissions @> array['quotes.read.all', 'quotes.manage.all'];
alter table roles force row level security;
