-- without a transaction: a table at a time, so that nobody waits long for the locks of the triggers; it may be run again.
do $$
declare
  listed record;
  is_audited boolean;
begin
  for listed in
    select * from (values
      ('clients', 'client', 'id', '{sort_name,listed,listed_parts}', '{}', 'tenant_id'),
      ('client_contacts', 'contact', 'id', '{}', '{}', 'tenant_id'),
      ('properties', 'property', 'id', '{address_key}', '{gate_code,alarm_code,lockbox_code}', 'tenant_id'),
      ('jobs', 'job', 'id', '{}', '{}', 'tenant_id'),
      ('job_checklist_items', 'job', 'job_id', '{}', '{}', 'tenant_id'),
      ('visits', 'visit', 'id', '{}', '{}', 'tenant_id'),
      ('visit_checklist_ticks', 'visit', 'visit_id', '{}', '{}', 'tenant_id'),
      ('crews', 'crew', 'id', '{}', '{}', 'tenant_id'),
      ('crew_members', 'crew_member', 'id', '{}', '{}', 'tenant_id'),
      ('files', 'file', 'id', '{}', '{}', 'tenant_id'),
      ('messages', 'message', 'id', '{attempts}', '{text,html}', 'tenant_id'),
      ('imports', 'import', 'id', '{format,samples,mapping,options,validation,result,rows_done}', '{}', 'tenant_id'),
      ('operations', 'operation', 'id', '{done,total,message,result,request,checkpoint,heartbeat_at}', '{}', 'tenant_id'),
      ('roles', 'role', 'id', '{}', '{}', 'tenant_id'),
      ('memberships', 'membership', 'id', '{}', '{}', 'tenant_id'),
      ('invitations', 'invitation', 'id', '{}', '{token_hash}', 'tenant_id'),
      ('api_keys', 'api_key', 'id', '{last_used_at,last_used_address}', '{secret_hash,previous_hash}', 'tenant_id'),
      ('api_key_usage', 'api_key', 'api_key_id', '{requests,client_errors,server_errors,max_ms,latency}', '{}', 'tenant_id'),
      ('webhook_endpoints', 'webhook_endpoint', 'id', '{}', '{}', 'tenant_id'),
      ('webhook_secrets', 'webhook_endpoint', 'endpoint_id', '{hint}', '{sealed}', 'tenant_id'),
      ('tenants', 'tenant', 'id', '{}', '{data_key}', 'id'),
      ('sessions', 'session', 'id', '{token_hash,previous_hash,rotated_at,expires_at}', '{}', 'current_tenant_id'),
      ('users', 'user', 'id', '{email_key,email_rank}', '{password_hash}', 'memberships')
    ) tables (name, kind, record_column, left_out, secrets, company_column)
  loop
    for attempt in 1..100 loop
      begin
        perform set_config('lock_timeout', '100ms', true);
        perform audit_table(listed.name::regclass, listed.kind, listed.record_column, listed.left_out::text[],
                            listed.secrets::text[], listed.company_column);
        is_audited := true;
      exception when lock_not_available then
        is_audited := false;
        if attempt = 100 then raise; end if;
      end;
      commit;
      exit when is_audited;
      perform pg_sleep(0.1);
    end loop;
  end loop;
end $$;
