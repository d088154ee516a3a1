import { db, newId, nextNumbers } from '../../kernel/database/index.js';
import { Job } from '../../modules/job-records/index.js';
import type { Day } from './calendar.js';
import type { PlannedJob, PlannedVisit } from './planned.js';

/**
 * Writes jobs and visits in any state, past ones too. Deliberately not through the services: those rightly refuse to
 * have finished something last month, and would write to every client.
 * Returns the day from which visits were moved, by visit id.
 */
export async function writeSeason(jobs: PlannedJob[]): Promise<Map<string, Day>> {
  const inOrder = [...jobs].sort((a, b) => (a.createdOn < b.createdOn ? -1 : 1));
  const numbers = await nextNumbers(Job.numbers, inOrder.length);
  const moved = new Map<string, Day>();
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
    visits: job.visits.map((visit) => {
      const id = newId();
      if (visit.movedFrom) moved.set(id, visit.movedFrom);
      return { id, ...visitRow(visit) };
    }),
  }));
  for (let start = 0; start < rows.length; start += 500) {
    await db().query(INSERT, [JSON.stringify(rows.slice(start, start + 500))]);
  }
  return moved;
}

const visitRow = (visit: PlannedVisit) => ({
  date: visit.date,
  window_start: visit.windowStart ?? null,
  window_end: visit.windowEnd ?? null,
  status: visit.status,
  crew_id: visit.crewId,
  minutes: visit.manMinutes,
  moved: Boolean(visit.movedFrom),
  started: visit.startedAt ?? null,
  completed: visit.completedAt ?? null,
  skipped: visit.skippedAt ?? null,
  skip_reason: visit.skipReason ?? null,
  reason: visit.reason ?? null,
});

// A job is confirmed a minute after it is written down, and then its visits are planned: some weeks ahead, not a whole season.
const INSERT = `
  with incoming as (
    select r.*, least((r.created_on + time '09:30' + random() * interval '6 hours') at time zone r.zone,
                      now() - interval '10 minutes') as made
    from jsonb_to_recordset($1::jsonb) as r (id uuid, number text, status text, title text, client_id uuid,
      property_id uuid, zone text, crew_id uuid, minutes int, instructions text, notes text, po text, why text,
      created_on date, checklist jsonb, visits jsonb)
  ), planned as (
    select i.id as job_id, i.client_id, i.property_id, i.zone, i.made, v.*,
           greatest(i.made + interval '2 minutes', (v.date - 35 + time '16:00') at time zone i.zone) as planned_at,
           case when v.status in ('dispatched', 'in_progress', 'completed', 'skipped') then
             least((v.date - case extract(isodow from v.date) when 1 then 3 else 1 end + time '17:00') at time zone i.zone, now())
           end as dispatched_at
    from incoming i
    cross join lateral jsonb_to_recordset(i.visits) as v (id uuid, date date, window_start time, window_end time,
      status text, crew_id uuid, minutes int, moved boolean, started time, completed time, skipped time, skip_reason text,
      reason text)
  ), ended as (
    select i.id, case when i.status in ('on_hold', 'cancelled') then i.made + (now() - i.made) * 0.6
                      when i.status = 'completed' then last.at end as at
    from incoming i
    left join (select p.job_id, max((p.date + coalesce(p.completed, p.skipped)) at time zone p.zone) as at
               from planned p group by p.job_id) last on last.job_id = i.id
  ), new_jobs as (
    insert into jobs (id, number, status, title, client_id, property_id, default_crew_id, default_duration_min,
      crew_instructions, office_notes, po_number, status_reason, confirmed_at, completed_at, cancelled_at, created_at,
      updated_at, version)
    select i.id, i.number, i.status, i.title, i.client_id, i.property_id, i.crew_id, i.minutes, i.instructions,
      i.notes, i.po, i.why, confirmed.at, case when i.status = 'completed' then ended.at end,
      case when i.status = 'cancelled' then ended.at end, i.made, coalesce(ended.at, confirmed.at, i.made),
      case i.status when 'draft' then 1 when 'active' then 2 else 3 end
    from incoming i
    join ended on ended.id = i.id
    cross join lateral (select case when i.status <> 'draft' then i.made + interval '1 minute' end as at) confirmed
  ), new_items as (
    insert into job_checklist_items (id, job_id, position, label, done_at, done_by, created_at, updated_at)
    select gen_random_uuid(), i.id, c.n - 1, c.label, case when i.status = 'completed' then ended.at end,
      case when i.status = 'completed' then 'Luis Ortega' end, i.made, i.made
    from incoming i
    join ended on ended.id = i.id
    cross join lateral jsonb_array_elements_text(i.checklist) with ordinality as c (label, n)
  )
  insert into visits (id, job_id, client_id, property_id, status, date, window_start, window_end, time_zone, start_at,
    end_at, crew_id, est_man_minutes, dispatched_at, started_at, completed_at, skip_reason, reason, created_at,
    updated_at, version)
  select p.id, p.job_id, p.client_id, p.property_id, p.status, p.date, p.window_start, p.window_end,
    p.zone, (p.date + p.window_start) at time zone p.zone, (p.date + p.window_end) at time zone p.zone, p.crew_id,
    p.minutes, p.dispatched_at, (p.date + p.started) at time zone p.zone, (p.date + p.completed) at time zone p.zone,
    p.skip_reason, p.reason, p.planned_at,
    coalesce((p.date + coalesce(p.completed, p.skipped, p.started)) at time zone p.zone, p.dispatched_at,
             case when p.status = 'cancelled' then ended.at
                  when p.moved then p.planned_at + (now() - p.planned_at) * 0.5 end, p.planned_at),
    1 + (p.moved)::int + (p.dispatched_at is not null)::int + (p.started is not null)::int
      + (p.status in ('completed', 'skipped', 'cancelled'))::int
  from planned p
  join ended on ended.id = p.job_id`;
