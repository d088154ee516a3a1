-- Whom else an event tells about: a visit its job and its client. One looks for what happened to a client by this, and not by
-- the id of the record alone.
create table event_subjects (
  tenant_id uuid not null default app_tenant_id(),
  subject_id uuid not null,
  seq bigint not null,
  primary key (tenant_id, subject_id, seq)
);
select protect_tenant_table('event_subjects');
comment on table event_subjects is 'Kept by kernel/events: the clients and jobs that events of other records tell about.';
revoke update, delete on event_subjects from hedgerow_app;

create function event_subjects_of(data jsonb) returns setof uuid language sql immutable as $$
  select distinct id::uuid from unnest(array[data ->> 'clientId', data ->> 'jobId', data -> 'client' ->> 'id']) as id
  where id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
$$;

-- By trigger, so that the previous release fills it as well.
create function keep_event_subjects() returns trigger language plpgsql as $$
begin
  insert into event_subjects (tenant_id, subject_id, seq)
  select n.tenant_id, subject_id, n.seq from new_events n cross join lateral event_subjects_of(n.data) subject_id;
  return null;
end
$$;
create trigger keep_event_subjects after insert on events referencing new table as new_events
  for each statement execute function keep_event_subjects();
