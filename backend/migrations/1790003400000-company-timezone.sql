-- The zone of whatever has none of its own.
create function company_timezone() returns text language sql stable as $$
  select timezone from tenants where id = app_tenant_id()
$$;
