-- Every order of a list is carried by an index: by hand, by creation, by change.
create index client_contacts_updated on client_contacts (tenant_id, client_id, updated_at, id);
create index properties_updated on properties (tenant_id, client_id, updated_at, id);
create index crews_by_created on crews (tenant_id, created_at, id);
create index crews_by_updated on crews (tenant_id, updated_at, id);
create index imports_by_updated on imports (tenant_id, updated_at, id);
create index operations_by_updated on operations (tenant_id, updated_at, id);
create index visits_by_created on visits (tenant_id, created_at, id);
create index memberships_by_updated on memberships (tenant_id, updated_at, id);
