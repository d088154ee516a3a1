-- The three login roles and what each may do in the current database. Safe to run again. Plain SQL without psql
-- commands, because npm start runs it too. Run it as a superuser, or as a role that may create roles and owns the
-- database. The passwords come from the session:
--   set hedgerow.owner_password = '…'; set hedgerow.app_password = '…'; set hedgerow.queue_password = '…';
-- hedgerow.owner_role names an existing role that shall own the tables instead of hedgerow_owner (optional).

do $roles$
declare
  login record;
  bound record;
  owner_role text := coalesce(nullif(current_setting('hedgerow.owner_role', true), ''), 'hedgerow_owner');
  -- May not be set for a role that is the superuser itself or that somebody else made.
  own_owner boolean := owner_role = 'hedgerow_owner';
begin
  for login in
    select * from (values
      ('hedgerow_owner', current_setting('hedgerow.owner_password', true), 'createrole'),
      ('hedgerow_app', current_setting('hedgerow.app_password', true), 'nocreaterole'),
      ('hedgerow_queue', current_setting('hedgerow.queue_password', true), 'nocreaterole')
    ) as logins(name, password, extra)
    where own_owner or name <> 'hedgerow_owner'
  loop
    if not exists (select from pg_roles where rolname = login.name) then
      execute format('create role %I', login.name);
    end if;
    execute format('alter role %I login %s password %L', login.name, login.extra, login.password);
  end loop;

  -- Bounds of their own, for whatever signs in as them and asks for none; a pooler drops what clients ask for when they
  -- connect. A value that somebody has set stays. The owner builds indexes: its statements may take their time.
  for bound in
    select * from (values
      ('hedgerow_app', 'statement_timeout', '15s'),
      ('hedgerow_app', 'lock_timeout', '5s'),
      ('hedgerow_app', 'idle_in_transaction_session_timeout', '1min'),
      ('hedgerow_app', 'transaction_timeout', '10min'),
      ('hedgerow_queue', 'statement_timeout', '15s'),
      ('hedgerow_queue', 'lock_timeout', '5s'),
      ('hedgerow_queue', 'idle_in_transaction_session_timeout', '1min'),
      ('hedgerow_owner', 'lock_timeout', '5s'),
      ('hedgerow_owner', 'idle_in_transaction_session_timeout', '10min')
    ) as bounds(role, name, value)
    where (own_owner or role <> 'hedgerow_owner')
      -- PostgreSQL has transaction_timeout from 17 on.
      and exists (select from pg_settings where pg_settings.name = bounds.name)
      and not exists (
        select from pg_db_role_setting s join pg_roles r on r.oid = s.setrole cross join unnest(s.setconfig) as setting
        where r.rolname = bounds.role and s.setdatabase = 0 and setting like bounds.name || '=%')
  loop
    execute format('alter role %I set %I = %L', bound.role, bound.name, bound.value);
  end loop;

  -- Superusers pass every check; others must hold a role before they can make it the owner of something.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute 'grant hedgerow_queue to current_user';
    if own_owner then execute 'grant hedgerow_owner to current_user'; end if;
  end if;

  -- From 16 on a role maker holds what it makes only if it says so; migrations give functions to roles they make.
  if current_setting('server_version_num')::int >= 160000 then
    execute format('alter role %I in database %I set createrole_self_grant = ''set, inherit''',
      owner_role, current_database());
  end if;

  execute format('revoke all on database %I from public', current_database());
  execute format('grant all on database %I to %I', current_database(), owner_role);
  execute format('grant connect on database %I to hedgerow_app', current_database());
  -- BullMQ's migrations say "create schema if not exists", which asks for this right even where the schema exists.
  execute format('grant connect, create on database %I to hedgerow_queue', current_database());
  if own_owner then
    execute format('alter database %I owner to hedgerow_owner', current_database());
  end if;

  execute 'revoke create on schema public from public';
  execute format('grant all on schema public to %I', owner_role);
  execute 'create schema if not exists bullmq authorization hedgerow_queue';
end
$roles$;
