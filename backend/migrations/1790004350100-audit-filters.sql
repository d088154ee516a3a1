-- What a page filters by stands in the index that it is read from: entries that do not match are passed over without reading them.
create index audit_entries_by_actor on audit_entries (tenant_id, actor_id, at, id, record_kind, action);
create index audit_entries_by_kind on audit_entries (tenant_id, record_kind, at, id, action, actor_id);
create index audit_entries_by_action on audit_entries (tenant_id, action, at, id, record_kind, actor_id);
drop index audit_entries_actor;
drop index audit_entries_kind;
drop index audit_entries_action;
