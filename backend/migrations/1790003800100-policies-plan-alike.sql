-- without a transaction: each policy is altered in one of its own, and again when this is interrupted. It needs the lock
-- of the whole table for a moment. Waiting for it holds up whoever comes after, so it waits for a moment only, many times.
do $$
declare
  company constant text := 'tenant_id = (select app_tenant_id())';
  policy record;
  altered boolean;
begin
  for policy in
    select p.polrelid::regclass::text as target, p.polname as name, changed.qual, changed.checked
    from pg_policy p
    cross join lateral (
      select company, company where p.polname = 'tenant_isolation' and p.polrelid <> 'tenants'::regclass
      union all
      select qual_, checked_ from (values
        ('tenants', 'tenant_isolation', 'id = (select app_tenant_id())', 'id = (select app_tenant_id())'),
        ('tenants', 'own_tenants', 'exists (select from memberships m where m.tenant_id = tenants.id
           and m.user_id = (select app_user_id()))', null),
        ('memberships', 'own_memberships', 'user_id = (select app_user_id())', null),
        ('roles', 'own_roles', 'exists (select from memberships m where m.tenant_id = roles.tenant_id
           and m.role_id = roles.id and m.user_id = (select app_user_id()))', null),
        ('api_keys', 'own_api_key', 'id = (select app_user_id())', null)) special (target, name, qual_, checked_)
      where special.target::regclass = p.polrelid and special.name = p.polname
    ) changed (qual, checked)
    order by 1, 2
  loop
    for attempt in 1..100 loop
      begin
        perform set_config('lock_timeout', '100ms', true);
        execute format('alter policy %I on %s using (%s)', policy.name, policy.target, policy.qual)
                || coalesce(' with check (' || policy.checked || ')', '');
        altered := true;
      exception when lock_not_available then
        altered := false;
        if attempt = 100 then raise; end if;
      end;
      commit;
      exit when altered;
      perform pg_sleep(0.1);
    end loop;
  end loop;
end $$;
