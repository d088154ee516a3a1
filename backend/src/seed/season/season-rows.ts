import { db, nextNumbers } from '../../kernel/database/index.js';
import { Job } from '../../modules/job-records/index.js';
import type { PlannedJob } from './planned.js';

/**
 * Writes jobs and visits in any state, past ones too. Deliberately not through the services: those rightly refuse to
 * have finished something last month, and would write to every client.
 */
export async function writeSeason(jobs: PlannedJob[]): Promise<void> {
  const inOrder = [...jobs].sort((a, b) => (a.createdOn < b.createdOn ? -1 : 1));
  const numbers = await nextNumbers(Job.numbers, inOrder.length);
  const rows = inOrder.map((job, index) => ({
    id: job.id,
    number: numbers[index],
    status: job.status,
    title: job.title,
    client_id: job.site.clientId,
    property_id: job.site.propertyId,
    zone: job.site.timeZone,
    crew_id: job.crewId,
    minutes: job.manMinutes,
    instructions: job.instructions,
    notes: job.officeNotes,
    po: job.poNumber,
    why: job.statusReason ?? null,
    created_on: job.createdOn,
    checklist: job.checklist,
    visits: job.visits.map((visit) => ({
      date: visit.date,
      window_start: visit.windowStart ?? null,
      window_end: visit.windowEnd ?? null,
      status: visit.status,
      crew_id: visit.crewId,
      minutes: visit.manMinutes,
      started: visit.startedAt ?? null,
      completed: visit.completedAt ?? null,
      skip_reason: visit.skipReason ?? null,
      reason: visit.reason ?? null,
    })),
  }));
  for (let start = 0; start < rows.length; start += 500) {
    await db().query(INSERT, [JSON.stringify(rows.slice(start, start + 500))]);
  }
}

const INSERT = `
  with incoming as (
    select r.*, least((r.created_on + time '09:30' + random() * interval '6 hours') at time zone r.zone, now()) as made
    from jsonb_to_recordset($1::jsonb) as r (id uuid, number text, status text, title text, client_id uuid,
      property_id uuid, zone text, crew_id uuid, minutes int, instructions text, notes text, po text, why text,
      created_on date, checklist jsonb, visits jsonb)
  ), planned as (
    select i.id as job_id, i.client_id, i.property_id, i.zone, i.made, v.*, n
    from incoming i
    cross join lateral rows from (jsonb_to_recordset(i.visits) as (date date, window_start time, window_end time,
      status text, crew_id uuid, minutes int, started time, completed time, skip_reason text, reason text))
      with ordinality as v (date, window_start, window_end, status, crew_id, minutes, started, completed, skip_reason,
        reason, n)
  ), new_jobs as (
    insert into jobs (id, number, status, title, client_id, property_id, default_crew_id, default_duration_min,
      crew_instructions, office_notes, po_number, status_reason, confirmed_at, completed_at, cancelled_at, created_at,
      updated_at)
    select i.id, i.number, i.status, i.title, i.client_id, i.property_id, i.crew_id, i.minutes, i.instructions,
      i.notes, i.po, i.why, case when i.status <> 'draft' then i.made end,
      case when i.status = 'completed' then done.at end, case when i.status = 'cancelled' then i.made end,
      i.made, greatest(i.made, done.at)
    from incoming i
    left join lateral (select max((p.date + coalesce(p.completed, time '15:00')) at time zone p.zone) as at
                       from planned p where p.job_id = i.id and p.status in ('completed', 'skipped')) done on true
  ), new_items as (
    insert into job_checklist_items (id, job_id, position, label, done_at, done_by, created_at, updated_at)
    select gen_random_uuid(), i.id, c.n - 1, c.label, case when i.status = 'completed' then i.made end,
      case when i.status = 'completed' then 'Luis Ortega' end, i.made, i.made
    from incoming i cross join lateral jsonb_array_elements_text(i.checklist) with ordinality as c (label, n)
  )
  insert into visits (id, job_id, client_id, property_id, status, date, window_start, window_end, time_zone, start_at,
    end_at, crew_id, est_man_minutes, dispatched_at, started_at, completed_at, skip_reason, reason, created_at,
    updated_at)
  select gen_random_uuid(), p.job_id, p.client_id, p.property_id, p.status, p.date, p.window_start, p.window_end,
    p.zone, (p.date + p.window_start) at time zone p.zone, (p.date + p.window_end) at time zone p.zone, p.crew_id,
    p.minutes,
    case when p.status in ('dispatched', 'in_progress', 'completed', 'skipped')
      then least((p.date - 1 + time '17:00') at time zone p.zone, now()) end,
    (p.date + p.started) at time zone p.zone, (p.date + p.completed) at time zone p.zone, p.skip_reason, p.reason,
    p.made, greatest(p.made, least((p.date + coalesce(p.completed, p.started, time '07:00')) at time zone p.zone, now()))
  from planned p`;
