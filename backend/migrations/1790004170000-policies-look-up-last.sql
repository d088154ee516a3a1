-- without a transaction: each policy is altered in one of its own, and again when this is interrupted, as in policies-plan-alike.
-- A policy with a look-up in it has the look-up prepared by every statement on its table, whether it comes to it or not; each
-- transaction begins with such statements. What a function looks up is prepared when it is called.
create or replace function is_company_of_caller(company uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from memberships m where m.tenant_id = company and m.user_id = (select app_user_id()));
end $$;
-- then
create or replace function is_role_of_caller(company uuid, role uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from memberships m
                 where m.tenant_id = company and m.role_id = role and m.user_id = (select app_user_id()));
end $$;
-- then
do $$
declare
  policy record;
  altered boolean;
begin
  for policy in
    select * from (values ('tenants', 'own_tenants', 'is_company_of_caller(id)'),
                          ('roles', 'own_roles', 'is_role_of_caller(tenant_id, id)')) looked_up (target, name, qual)
  loop
    for attempt in 1..100 loop
      begin
        perform set_config('lock_timeout', '100ms', true);
        execute format('alter policy %I on %s using (%s)', policy.name, policy.target, policy.qual);
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
