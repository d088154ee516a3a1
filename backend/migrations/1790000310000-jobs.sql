-- Jobs, their visits and what is made for them.

create table jobs (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  number text collate "C" not null check (length(number) <= 20),
  kind text not null default 'one_off' check (kind in ('one_off', 'recurring', 'snow', 'program')),
  status text not null default 'draft'
    check (status in ('draft', 'active', 'on_hold', 'completed', 'closed', 'cancelled')),
  title text not null check (length(title) between 1 and 200),
  client_id uuid not null,
  property_id uuid not null,
  default_crew_id uuid,
  -- Man-minutes: two people for an hour are 120.
  default_duration_min int check (default_duration_min between 1 and 100000),
  crew_instructions text check (length(crew_instructions) <= 10000),
  office_notes text check (length(office_notes) <= 10000),
  po_number text check (length(po_number) between 1 and 60),
  -- Why it is on hold or cancelled.
  status_reason text check (length(status_reason) <= 500),
  confirmed_at timestamptz(3),
  completed_at timestamptz(3),
  cancelled_at timestamptz(3),
  source text not null default app_source(),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id) references tenants (id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  foreign key (tenant_id, property_id) references properties (tenant_id, id),
  foreign key (tenant_id, default_crew_id) references crews (tenant_id, id)
);
create index jobs_newest on jobs (tenant_id, created_at, id);
create index jobs_by_status on jobs (tenant_id, status, created_at, id);
create index jobs_by_updated on jobs (tenant_id, updated_at, id);
create index jobs_client on jobs (tenant_id, client_id, created_at, id);
create index jobs_property on jobs (tenant_id, property_id, created_at, id);
create index jobs_crew on jobs (tenant_id, default_crew_id) where default_crew_id is not null;
create index jobs_title on jobs using gin (tenant_id, search_text(title) gin_trgm_ops);
select protect_versioned_table('jobs');

create table job_checklist_items (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  job_id uuid not null,
  position smallint not null,
  label text not null check (length(label) between 1 and 300),
  required boolean not null default false,
  done_at timestamptz(3),
  done_by text check (length(done_by) <= 200),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, job_id) references jobs (tenant_id, id)
);
create index job_checklist_items_job on job_checklist_items (tenant_id, job_id, position);
select protect_versioned_table('job_checklist_items');

create table visits (
  tenant_id uuid not null default app_tenant_id(),
  id uuid not null,
  job_id uuid not null,
  client_id uuid not null,
  property_id uuid not null,
  status text not null default 'unscheduled'
    check (status in ('unscheduled', 'scheduled', 'dispatched', 'en_route', 'in_progress', 'paused', 'completed',
      'skipped', 'cancelled')),
  -- What people at the property say: date, times and zone. The instants follow from them, so that a visit at 08:00
  -- stays at 08:00 when the clocks change.
  date date,
  window_start time(0),
  window_end time(0),
  time_zone text not null check (length(time_zone) <= 64),
  start_at timestamptz(3),
  end_at timestamptz(3),
  -- For lists by date: what is not planned comes last.
  planned_on date not null generated always as (coalesce(date, date '9999-12-31')) stored,
  crew_id uuid,
  est_man_minutes int check (est_man_minutes between 1 and 100000),
  instructions_override text check (length(instructions_override) <= 10000),
  dispatched_at timestamptz(3),
  started_at timestamptz(3),
  completed_at timestamptz(3),
  skip_reason text check (skip_reason in ('weather', 'locked_gate', 'dog', 'client_asked', 'not_needed', 'other')),
  -- In people's words: why skipped, cancelled, or finished in spite of a rule.
  reason text check (length(reason) <= 500),
  -- The skipped date and reason that a re-planned visit makes up for.
  replaces jsonb check (jsonb_typeof(replaces) = 'object'),
  source text not null default app_source(),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  created_by uuid default app_user_id(),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, job_id) references jobs (tenant_id, id),
  foreign key (tenant_id, client_id) references clients (tenant_id, id),
  foreign key (tenant_id, property_id) references properties (tenant_id, id),
  foreign key (tenant_id, crew_id) references crews (tenant_id, id),
  check ((window_start is null) = (window_end is null) and window_start < window_end),
  check ((date is not null and window_start is not null) = (start_at is not null)),
  check ((start_at is null) = (end_at is null)),
  check (date is not null or status in ('unscheduled', 'cancelled'))
);
create index visits_job on visits (tenant_id, job_id, planned_on, id);
create index visits_by_date on visits (tenant_id, planned_on, id);
create index visits_by_updated on visits (tenant_id, updated_at, id);
create index visits_crew on visits (tenant_id, crew_id, planned_on, id) where crew_id is not null;
create index visits_crew_times on visits (tenant_id, crew_id, start_at) where start_at is not null;
create index visits_property on visits (tenant_id, property_id, planned_on);
create index visits_client on visits (tenant_id, client_id, planned_on);
select protect_versioned_table('visits');

-- The work order and the confirmation of a job: apart from the job, because workers write here while people edit there.
create table job_paperwork (
  tenant_id uuid not null default app_tenant_id(),
  job_id uuid not null,
  work_order_state text not null default 'none'
    check (work_order_state in ('none', 'queued', 'making', 'ready', 'failed')),
  work_order_file_id uuid,
  work_order_made_at timestamptz(3),
  -- Of everything that the file shows.
  work_order_fingerprint text,
  -- Of the versions of the job and its visits that the file was made from.
  work_order_facts text,
  -- Counts requests: a task that finds a higher number has been overtaken.
  work_order_request int not null default 0,
  confirmation_state text not null default 'none'
    check (confirmation_state in ('none', 'queued', 'sending', 'sent', 'captured', 'failed')),
  confirmation_to text check (length(confirmation_to) <= 254),
  confirmation_sent_at timestamptz(3),
  confirmation_message_id uuid,
  primary key (tenant_id, job_id),
  foreign key (tenant_id, job_id) references jobs (tenant_id, id),
  foreign key (tenant_id, work_order_file_id) references files (tenant_id, id)
);
create index job_paperwork_file on job_paperwork (tenant_id, work_order_file_id) where work_order_file_id is not null;
create index job_paperwork_message on job_paperwork (tenant_id, confirmation_message_id)
  where confirmation_message_id is not null;
select protect_tenant_table('job_paperwork');

-- Jobs by number, title and client, for one company, as ids. See search_client_ids for why it is a function.
grant select on jobs to hedgerow_search;
create policy search_reads_all on jobs for select to hedgerow_search using (true);
create function search_job_ids(query text, wanted int default 500) returns setof uuid
language plpgsql stable security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
declare
  company uuid := app_tenant_id();
  phrase text := search_text(query);
  -- % and _ stand for themselves.
  quoted text := regexp_replace(phrase, '([\\%_])', '\\\1', 'g');
  number_start text := regexp_replace(upper(btrim(query)), '([\\%_])', '\\\1', 'g') || '%';
  digits text := case when btrim(query) ~ '^[0-9]{1,9}$' then 'J-' || lpad(btrim(query), 5, '0') end;
begin
  if company is null or phrase = '' then return; end if;
  return query
  with found as materialized (
    (select j.id from jobs j where j.tenant_id = company and j.number like number_start limit wanted)
    union
    (select j.id from jobs j where j.tenant_id = company and j.number = digits)
    union
    (select j.id from jobs j
     where j.tenant_id = company and length(phrase) >= 3 and search_text(j.title) like '%' || quoted || '%'
     limit wanted)
    union
    (select j.id
     -- Two digits are the number of a job rather than a part of somebody's address.
     from (select c.client_id from search_client_ids(query, null, 100) c where length(phrase) >= 3) as clients
     join jobs j on j.tenant_id = company and j.client_id = clients.client_id limit wanted)
  )
  select id from found limit wanted;
end $$;
grant create on schema public to hedgerow_search;
alter function search_job_ids(text, int) owner to hedgerow_search;
revoke create on schema public from hedgerow_search;
revoke all on function search_job_ids(text, int) from public;
grant execute on function search_job_ids(text, int) to hedgerow_app;

-- The crew of whoever is signed in.
create function own_crew_id() returns uuid language sql stable as $$
  select c.crew_id from memberships m
  join crew_members c on c.tenant_id = m.tenant_id and c.membership_id = m.id
  where m.tenant_id = app_tenant_id() and m.user_id = app_user_id()
$$;

-- How many days around today whoever is signed in may look at: a lead a week, the others the day.
create function own_crew_days() returns int language sql stable as $$
  select case when 'visits.complete.own_crew' = any (r.permissions) then 7 else 0 end
  from memberships m
  join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
  where m.tenant_id = app_tenant_id() and m.user_id = app_user_id()
$$;

-- What the clients module asks; see its migration.
create or replace function assigned_client_ids() returns setof uuid language sql stable as $$
  select distinct v.client_id from visits v
  join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
  where v.tenant_id = app_tenant_id() and v.crew_id = own_crew_id() and v.status not in ('unscheduled', 'cancelled')
    and j.status in ('active', 'completed', 'closed')
    and v.planned_on between current_date - own_crew_days() - 1 and current_date + own_crew_days() + 1
    and abs(v.planned_on - (now() at time zone v.time_zone)::date) <= own_crew_days()
$$;

create or replace function visited_today(property uuid) returns boolean language sql stable as $$
  select exists (
    select from visits v
    join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
    where v.tenant_id = app_tenant_id() and v.property_id = property and v.crew_id = own_crew_id()
      and v.status not in ('unscheduled', 'skipped', 'cancelled') and j.status in ('active', 'completed', 'closed')
      and v.planned_on = (now() at time zone v.time_zone)::date)
$$;

create or replace function client_work(client uuid, out jobs int, out open_jobs int) language sql stable as $$
  select count(*)::int, (count(*) filter (where j.status in ('draft', 'active', 'on_hold')))::int
  from jobs j where j.tenant_id = app_tenant_id() and j.client_id = client
$$;
