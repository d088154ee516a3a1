-- without a transaction: rows of before are spelled anew a hundred clients at a time, so that nobody waits for it. What is written
-- meanwhile is spelled so already. Texts in plain Latin letters have one spelling, and stay.
do $$
declare
  company uuid := '00000000-0000-0000-0000-000000000000';
  last_seen uuid;
  seen uuid[];
  spelled uuid[];
begin
  loop
    -- This role may read the search rows of all companies.
    set local role hedgerow_search;
    company := (select s.tenant_id from client_search s where s.tenant_id > company order by s.tenant_id limit 1);
    reset role;
    exit when company is null;
    last_seen := '00000000-0000-0000-0000-000000000000';
    loop
      perform set_config('app.tenant_id', company::text, true);
      seen := array(select c.id from clients c where c.tenant_id = company and c.id > last_seen order by c.id limit 100);
      exit when cardinality(seen) = 0;
      last_seen := seen[cardinality(seen)];
      spelled := array(
        select c.id from clients c
        cross join lateral (
          select concat(c.display_name, c.company_name, c.billing_address::text,
            (select string_agg(concat(k.first_name, k.last_name), '') from client_contacts k
             where k.tenant_id = company and k.client_id = c.id),
            (select string_agg(concat(p.name, p.address::text), '') from properties p
             where p.tenant_id = company and p.client_id = c.id)) as text) found_by
        where c.tenant_id = company and c.id = any (seen) and octet_length(found_by.text) > length(found_by.text)
        order by c.id);
      perform refresh_client_search(spelled);
      commit;
    end loop;
  end loop;
end $$
