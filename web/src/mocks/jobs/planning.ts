import type { CreateVisitDto, VisitDto } from '../../api/generated/requests/types.gen';
import { weekdayOf } from '../../lib/calendar';
import { uuidv7 } from '../../lib/uuid';
import type { Company, Person } from '../db';
import { invalid, MockProblem } from '../problem';
import type { JobRecord, VisitRecord } from './job-record';
import { isFinished } from './job-states';
import { placeOf, showVisit } from './job-view';

interface Slot {
  date: string | null;
  windowStart: string | null;
  windowEnd: string | null;
  crewId: string | null;
}

interface Overrides {
  allowOverlap?: boolean | undefined;
  overrideReason?: string | undefined;
}

/** Throws what is in the way of a visit: a wrong window, an unknown crew, a day without service, another visit. */
export function requireSlot(
  company: Company,
  job: JobRecord,
  slot: Slot,
  overrides: Overrides,
  own = { id: '', pointer: '' },
): void {
  requireWindow(slot, own.pointer);
  if (job.status !== 'draft' && job.status !== 'active') throw jobNotActive(job);
  requireCrew(company, slot.crewId, `${own.pointer}/crewId`);
  const { noServiceDays } = placeOf(company, job).property;
  if (!overrides.overrideReason && slot.date && noServiceDays.includes(weekdayOf(slot.date)))
    throw new MockProblem(409, 'no_service_day', { detail: 'Choose another day, or send `overrideReason`.' });
  const conflicts = overrides.allowOverlap ? [] : inTheWay(company, slot, own.id);
  if (conflicts.length > 0)
    throw new MockProblem(409, 'schedule_conflict', {
      detail: `In the way: ${conflicts.map(({ jobNumber }) => jobNumber).join(', ')}.`,
      members: { conflicts: conflicts.map(conflictOf) },
    });
}

export const jobNotActive = ({ status }: JobRecord): MockProblem =>
  new MockProblem(409, 'job_not_active', { detail: `The job is ${status.replace('_', ' ')}.`, members: { status } });

/** A visit that was asked for, checked; `pointer` is where it stands in the request. */
export function planVisit(
  company: Company,
  who: Person,
  job: JobRecord,
  input: CreateVisitDto,
  pointer = '',
): VisitRecord {
  const { id = uuidv7(), date = null, windowStart = null, windowEnd = null, crewId = job.defaultCrewId } = input;
  requireSlot(company, job, { date, windowStart, windowEnd, crewId }, input, { id, pointer });
  const now = company.db.now().toISOString();
  return company.visits.add(who, {
    ...{ id, jobId: job.id, date, windowStart, windowEnd, crewId },
    status: date === null ? 'unscheduled' : 'scheduled',
    estManMinutes: input.estManMinutes ?? null,
    instructionsOverride: input.instructionsOverride ?? null,
    reason: input.overrideReason ?? null,
    ...{ skipReason: null, replaces: null, dispatchedAt: null, startedAt: null, completedAt: null },
    ...{ createdAt: now, updatedAt: now, version: 1 },
  });
}

export function requireCrew({ crews }: Company, crewId: string | null, pointer: string): void {
  if (crewId === null) return;
  const crew = crews.find(crewId);
  if (!crew) throw invalid({ pointer, code: 'crew_not_found', detail: 'There is no such crew.' });
  if (!crew.active) throw new MockProblem(409, 'crew_archived', { detail: 'This crew is archived.' });
}

function requireWindow({ date, windowStart, windowEnd }: Slot, pointer: string): void {
  const wrong = (field: string, code: string, detail: string) =>
    invalid({ pointer: `${pointer}/${field}`, code, detail });
  if (windowStart && !windowEnd) throw wrong('windowEnd', 'required', 'Say when it ends, too.');
  if (windowEnd && !windowStart) throw wrong('windowStart', 'required', 'Say when it starts, too.');
  if (windowStart && windowEnd && windowEnd <= windowStart)
    throw wrong('windowEnd', 'not_later', 'It must end after it starts.');
  if (windowStart && !date) throw wrong('date', 'required', 'A time needs a day.');
}

function inTheWay(company: Company, { date, windowStart, windowEnd, crewId }: Slot, ownId: string) {
  if (!date || !windowStart || !windowEnd || !crewId) return [];
  return company.visits
    .all()
    .filter(
      (visit) => visit.id !== ownId && visit.crewId === crewId && visit.date === date && !isFinished(visit.status),
    )
    .filter((visit) => (visit.windowStart ?? '~') < windowEnd && windowStart < (visit.windowEnd ?? ''))
    .map((visit) => showVisit(company, visit));
}

const conflictOf = ({ id, jobId, jobNumber, date, windowStart, windowEnd }: VisitDto) => ({
  ...{ visitId: id, jobId, jobNumber, date, windowStart, windowEnd },
});
