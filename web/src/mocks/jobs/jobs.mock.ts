import type {
  ChecklistItemDto,
  ChecklistItemInputDto,
  CreateJobDto,
  JobDto,
  VisitDto,
} from '../../api/generated/requests/types.gen';
import { uuidv7 } from '../../lib/uuid';
import type { Company, Person } from '../db';
import { among, INCLUDED, matches, pageOf } from '../engine/page';
import type { MockApi } from '../mock-api';
import { invalid, MockProblem, notFound } from '../problem';
import { requireVersion } from '../table';
import type { JobRecord } from './job-record';
import { isOpen } from './job-states';
import { placeOf, showJob, showVisit, summarize, visitsOf } from './job-view';
import { requestPaperwork } from './paperwork';
import { planVisit, requireCrew } from './planning';
import { seesJob, seesVisit } from './sight';

export const jobsMock = {
  listJobs: ({ company, me, query }) => {
    const { status, clientId, propertyId, crewId, from, to, flag, q } = query;
    const found = company.jobs
      .all()
      .filter((job) => seesJob(me, job))
      .filter((job) => among(status, job.status) && among(clientId, job.clientId) && among(propertyId, job.propertyId))
      .filter((job) => {
        const visits = visitsOf(company, job.id);
        const isBetween = (date: string | null) => date !== null && date >= (from ?? '') && date <= (to ?? '~');
        const isInTime = (from === undefined && to === undefined) || visits.some(({ date }) => isBetween(date));
        return isInTime && (crewId === undefined || visits.some((visit) => visit.crewId === crewId));
      })
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.number.localeCompare(a.number))
      .map((job) => summarize(company, job))
      .filter(({ number, title, client, property }) => matches([number, title, client.name, property.address], q))
      .filter(({ flags }) => flag === undefined || flags[FLAGS[flag]]);
    const page = pageOf(found, query);
    if (!query.include?.includes('visits')) return page;
    return { ...page, items: page.items.map((row) => ({ ...row, visits: firstVisits(company, me, row.id) })) };
  },

  getJob: ({ company, me, path }) => {
    const job = company.jobs.get(path.jobId);
    if (!seesJob(me, job)) throw notFound('job_not_found', 'There is no such job.');
    return showJob(company, job);
  },

  createJob: ({ company, me, body }) => {
    const job = company.jobs.add(me, makeJob(company, body));
    body.visits?.forEach((visit, index) => planVisit(company, me, job, visit, `/visits/${index}`));
    if (body.confirm) confirm(company, me, job, body.notifyClient ?? true);
    return show(company, job.id);
  },

  updateJob: ({ company, me, path, body, headers }) => {
    const job = company.jobs.get(path.jobId);
    requireVersion(headers, job);
    if (!isOpen(job.status)) throw jobEnded(job);
    requireCrew(company, body.defaultCrewId ?? null, '/defaultCrewId');
    const checklist = body.checklist && mergeChecklist(job.checklist, body.checklist);
    company.jobs.change(me, job.id, {
      ...body,
      ...(checklist && { checklist }),
      ...outdated(job),
    } as Partial<JobRecord>);
    return show(company, job.id);
  },

  checkJobItem: ({ company, me, path }) =>
    tick(company, me, path, { doneAt: company.db.now().toISOString(), doneBy: me.user.name }),
  uncheckJobItem: ({ company, me, path }) => tick(company, me, path, { doneAt: null, doneBy: null }),

  createVisit: ({ company, me, path, body }) => {
    const job = company.jobs.get(path.jobId);
    return showVisit(company, planVisit(company, me, job, body));
  },
} satisfies Partial<MockApi>;

const FLAGS = { late: 'late', unscheduled: 'unscheduled', action_required: 'actionRequired' } as const;

export const show = (company: Company, jobId: string): JobDto => showJob(company, company.jobs.get(jobId));

export const jobEnded = ({ status }: JobRecord): MockProblem =>
  new MockProblem(409, 'job_ended', { detail: 'It can be read, but no longer changed.', members: { status } });

export function confirm(company: Company, me: Person, job: JobRecord, notifyClient: boolean): void {
  const { client } = placeOf(company, job);
  if (client.doNotService)
    throw new MockProblem(409, 'do_not_service', {
      detail: client.doNotServiceReason ?? 'The client is marked "do not service".',
    });
  company.jobs.change(me, job.id, { status: 'active', confirmedAt: company.db.now().toISOString() });
  requestPaperwork(company, me, job.id, { mail: notifyClient });
}

/** What a job brings along of them for whoever asks: crews see their own. */
const firstVisits = (company: Company, me: Person, jobId: string): VisitDto[] =>
  visitsOf(company, jobId)
    .filter((visit) => seesVisit(me, visit))
    .slice(0, INCLUDED)
    .map((visit) => showVisit(company, visit));

function makeJob(company: Company, input: CreateJobDto): JobRecord {
  const { clientId, propertyId, title, defaultCrewId = null } = input;
  const client = company.clients.find(clientId);
  if (!client) throw invalid({ pointer: '/clientId', code: 'client_not_found', detail: 'There is no such client.' });
  if (!client.properties.some(({ id }) => id === propertyId))
    throw invalid({ pointer: '/propertyId', code: 'property_not_found', detail: 'Choose a property of this client.' });
  requireCrew(company, defaultCrewId, '/defaultCrewId');
  const now = company.db.now().toISOString();
  return {
    ...{ id: input.id ?? uuidv7(), number: company.number('J'), clientId, propertyId, title, defaultCrewId },
    ...{ kind: 'one_off', status: 'draft', statusReason: null, source: 'web' },
    checklist: mergeChecklist([], input.checklist ?? []),
    crewInstructions: input.crewInstructions ?? null,
    defaultDurationMin: input.defaultDurationMin ?? null,
    officeNotes: input.officeNotes ?? null,
    poNumber: input.poNumber ?? null,
    ...NO_PAPERWORK,
    ...{ confirmedAt: null, completedAt: null, cancelledAt: null },
    ...{ createdAt: now, updatedAt: now, version: 1 },
  };
}

export const NO_PAPERWORK: Pick<JobRecord, 'workOrder' | 'confirmation'> = {
  workOrder: { state: 'none', fileId: null, madeAt: null, outdated: false },
  confirmation: { state: 'none', to: null, sentAt: null, messageId: null },
};

/** Items that are known by their id keep whether they are done. */
const mergeChecklist = (before: ChecklistItemDto[], input: ChecklistItemInputDto[]): ChecklistItemDto[] =>
  input.map(({ id = uuidv7(), label, required = false }) => {
    const { doneAt = null, doneBy = null } = before.find((item) => item.id === id) ?? {};
    return { id, label, required, doneAt, doneBy };
  });

const outdated = ({ workOrder }: JobRecord): Partial<JobRecord> =>
  workOrder.state === 'ready' ? { workOrder: { ...workOrder, outdated: true } } : {};

function tick(
  company: Company,
  me: Person,
  { jobId, itemId }: { jobId: string; itemId: string },
  done: Pick<ChecklistItemDto, 'doneAt' | 'doneBy'>,
): JobDto {
  const { checklist } = company.jobs.get(jobId);
  if (!checklist.some(({ id }) => id === itemId)) throw notFound('checklist_item_not_found', 'There is no such item.');
  const changed = checklist.map((item) => (item.id === itemId ? { ...item, ...done } : item));
  company.jobs.change(me, jobId, { checklist: changed });
  return show(company, jobId);
}
