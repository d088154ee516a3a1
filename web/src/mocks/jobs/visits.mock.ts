import type { VisitDto } from '../../api/generated/requests/types.gen';
import type { Company } from '../db';
import { among, pageOf } from '../engine/page';
import type { MockApi, MockRequest } from '../mock-api';
import { MockProblem, notFound } from '../problem';
import { requireVersion } from '../table';
import type { VisitRecord } from './job-record';
import { isFinished, requireVisitStep, type VisitState } from './job-states';
import { showVisit, visitsOf, whenOf } from './job-view';
import { jobNotActive, requireSlot } from './planning';
import { seesVisit } from './sight';

type VisitRequest = Pick<MockRequest<'startVisit'>, 'company' | 'me' | 'path'>;

export const visitsMock = {
  listVisits: ({ company, me, query }) => {
    const { from, to, crewId, jobId, clientId, propertyId, status } = query;
    const found = company.visits
      .all()
      .filter((visit) => seesVisit(me, visit))
      .filter(({ date }) => (from === undefined || (date ?? '') >= from) && (to === undefined || (date ?? '~') <= to))
      .filter((visit) => among(status, visit.status) && among(jobId, visit.jobId) && among(crewId, visit.crewId))
      .sort((a, b) => whenOf(a).localeCompare(whenOf(b)))
      .map((visit) => showVisit(company, visit))
      .filter((visit) => among(clientId, visit.clientId) && among(propertyId, visit.propertyId));
    return pageOf(found, query);
  },

  getVisit: ({ company, me, path }) => {
    const visit = company.visits.get(path.visitId);
    if (!seesVisit(me, visit)) throw notFound('visit_not_found', 'There is no such visit.');
    return showVisit(company, visit);
  },

  updateVisit: ({ company, me, path, body, headers }) => {
    const visit = company.visits.get(path.visitId);
    const { allowOverlap, overrideReason, ...changes } = body;
    requireVersion(headers, visit);
    const slot = { ...visit, ...changes };
    const isMoved = 'date' in changes || 'windowStart' in changes || 'windowEnd' in changes || 'crewId' in changes;
    if (isMoved && visit.status !== 'scheduled' && visit.status !== 'dispatched' && visit.status !== 'unscheduled')
      throw new MockProblem(409, 'visit_not_movable', {
        detail: 'Only a visit that is scheduled or dispatched can be moved. Plan another one instead.',
        members: { status: visit.status },
      });
    if (isMoved) requireSlot(company, company.jobs.get(visit.jobId), slot, { allowOverlap, overrideReason }, at(visit));
    const what = isMoved ? 'rescheduled' : 'updated';
    return showVisit(company, company.visits.change(me, visit.id, changes, what));
  },

  scheduleVisit: (request) => {
    const { company, path, body } = request;
    const visit = company.visits.get(path.visitId);
    requireVisitStep(visit.status, 'scheduled');
    const { date, windowStart = null, windowEnd = null, crewId = visit.crewId } = body;
    const slot = { date, windowStart, windowEnd, crewId };
    requireSlot(company, company.jobs.get(visit.jobId), slot, body, at(visit));
    const replaces =
      visit.date && visit.skipReason ? { date: visit.date, skipReason: visit.skipReason } : visit.replaces;
    const fresh = { skipReason: null, dispatchedAt: null, startedAt: null, reason: body.overrideReason ?? null };
    return step(request, 'scheduled', { changes: { ...slot, ...fresh, replaces }, what: 'scheduled' });
  },

  unscheduleVisit: (request) =>
    step(request, 'unscheduled', { changes: { date: null, windowStart: null, windowEnd: null }, what: 'rescheduled' }),

  dispatchVisit: (request) => {
    const visit = request.company.visits.get(request.path.visitId);
    requireActiveJob(request.company, visit);
    if (visit.crewId === null) throw new MockProblem(409, 'crew_required', { detail: 'Choose a crew first.' });
    return step(request, 'dispatched', { changes: { dispatchedAt: now(request) }, what: 'dispatched' });
  },

  recallVisit: (request) => step(request, 'scheduled', { from: ['dispatched'], changes: { dispatchedAt: null } }),
  cancelVisit: (request) => step(request, 'cancelled', { changes: { reason: request.body.reason }, what: 'cancelled' }),
  departVisit: (request) => work(request, 'en_route'),
  pauseVisit: (request) => work(request, 'paused'),
  resumeVisit: (request) => work(request, 'in_progress', { from: ['paused'] }),

  startVisit: (request) =>
    work(request, 'in_progress', {
      from: ['scheduled', 'dispatched', 'en_route'],
      changes: { startedAt: now(request) },
      what: 'started',
    }),

  completeVisit: (request) => {
    const { company, me, path, body } = request;
    const visit = company.visits.get(path.visitId);
    const job = company.jobs.get(visit.jobId);
    requireVisitStep(visit.status, 'completed');
    const isLast = visitsOf(company, job.id).every(({ id, status }) => id === visit.id || isFinished(status));
    const items = job.checklist.filter(({ required, doneAt }) => required && doneAt === null);
    if (isLast && items.length > 0 && !body.overrideReason)
      throw new MockProblem(409, 'checklist_incomplete', {
        detail: 'Tick the required items, or send `overrideReason`.',
        members: { items: items.map(({ id, label }) => ({ id, label })) },
      });
    const changes = { completedAt: now(request), reason: body.overrideReason ?? visit.reason };
    const completed = work(request, 'completed', { changes, what: 'completed' });
    if (isLast && job.kind === 'one_off')
      company.jobs.change(me, job.id, { status: 'completed', completedAt: now(request) }, 'completed');
    return completed;
  },

  skipVisit: (request) => {
    const { skipReason, reason = null } = request.body;
    return work(request, 'skipped', { changes: { skipReason, reason }, what: 'skipped' });
  },

  reopenVisit: (request) => {
    const { company, me, path } = request;
    const visit = company.visits.get(path.visitId);
    requireVisitStep(visit.status, 'in_progress', ['completed']);
    const job = company.jobs.get(visit.jobId);
    if (job.status === 'completed') company.jobs.change(me, job.id, { status: 'active', completedAt: null });
    return work(request, 'in_progress', { changes: { completedAt: null } });
  },
} satisfies Partial<MockApi>;

interface Step {
  /** Where the table alone would allow too much. */
  from?: readonly VisitState[];
  changes?: Partial<VisitRecord>;
  what?: string;
}

function step({ company, me, path }: VisitRequest, to: VisitState, { from, changes, what }: Step): VisitDto {
  const { id, status } = company.visits.get(path.visitId);
  requireVisitStep(status, to, from);
  return showVisit(company, company.visits.change(me, id, { ...changes, status: to }, what));
}

/** What happens at the property: only while the job is active. */
function work(request: VisitRequest, to: VisitState, how: Step = {}): VisitDto {
  const visit = request.company.visits.get(request.path.visitId);
  requireVisitStep(visit.status, to, how.from);
  requireActiveJob(request.company, visit);
  return step(request, to, how);
}

function requireActiveJob({ jobs }: Company, { jobId }: VisitRecord): void {
  if (jobs.get(jobId).status !== 'active') throw jobNotActive(jobs.get(jobId));
}

const now = ({ company }: VisitRequest): string => company.db.now().toISOString();

const at = ({ id }: VisitRecord) => ({ id, pointer: '' });
