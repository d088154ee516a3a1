import { addDays } from '../../lib/calendar';
import type { Company } from '../db';
import type { JobRecord, VisitRecord } from '../jobs/job-record';
import { NO_PAPERWORK } from '../jobs/jobs.mock';
import { today } from '../jobs/local-time';
import { seedId } from './ids';

const TITLES = [
  'Mow front and back',
  'Cut back the hornbeam hedge',
  'Mulch the beds',
  'Clear gutters',
  'Reset twelve pavers',
];
const WINDOWS = [
  ['08:00', '10:00'],
  ['10:30', '12:00'],
  ['13:00', '15:00'],
] as const;

/** One job each of these, again and again: what its state is, and where its visit stands from today. */
const SHAPES: ReadonlyArray<{ status: JobRecord['status']; visit: VisitRecord['status'] | null; days: number }> = [
  { status: 'active', visit: 'dispatched', days: 0 },
  { status: 'active', visit: 'scheduled', days: 0 },
  { status: 'active', visit: 'scheduled', days: 1 },
  { status: 'draft', visit: 'scheduled', days: 3 },
  { status: 'active', visit: 'unscheduled', days: 0 },
  { status: 'completed', visit: 'completed', days: -2 },
  { status: 'active', visit: 'scheduled', days: -1 },
  { status: 'on_hold', visit: 'scheduled', days: 5 },
  { status: 'cancelled', visit: 'cancelled', days: 2 },
  { status: 'draft', visit: null, days: 0 },
];

export function seedJobs(company: Company): void {
  const clients = company.clients.all().filter(({ status, tags }) => status === 'active' && !tags.includes('sentinel'));
  for (let index = 0; index < 24; index += 1) {
    const client = clients[(index * 2) % clients.length];
    const shape = SHAPES[index % SHAPES.length];
    const [property] = client?.properties ?? [];
    if (client && property && shape) seedJob(company, index, shape, { clientId: client.id, propertyId: property.id });
  }
}

function seedJob(
  company: Company,
  index: number,
  { status, visit, days }: (typeof SHAPES)[number],
  place: Pick<JobRecord, 'clientId' | 'propertyId'>,
): void {
  const now = company.db.now().toISOString();
  const crewId = seedId('crew', index % 3);
  const stamps = { createdAt: now, updatedAt: now, version: 1 };
  const job = company.jobs.seed({
    ...{ id: seedId('job', index), number: company.number('J'), ...place, defaultCrewId: crewId },
    ...{ title: TITLES[index % TITLES.length] ?? '', kind: 'one_off', status, statusReason: null, source: 'web' },
    crewInstructions: 'Blow the walk clean before you leave.',
    ...{ defaultDurationMin: 90, officeNotes: null, poNumber: null, ...NO_PAPERWORK },
    checklist: ['Gate closed', 'Clippings hauled', 'Photo taken'].map((label, position) => ({
      ...{ id: seedId('item', index * 10 + position), label, required: position === 0 },
      ...{ doneAt: status === 'completed' ? now : null, doneBy: status === 'completed' ? 'Luis Ortega' : null },
    })),
    confirmedAt: status === 'draft' ? null : now,
    completedAt: status === 'completed' ? now : null,
    cancelledAt: status === 'cancelled' ? now : null,
    ...stamps,
  });
  if (visit === null) return;
  const window = WINDOWS[Math.floor(index / 3) % WINDOWS.length];
  const isPlanned = visit !== 'unscheduled';
  company.visits.seed({
    ...{ id: seedId('visit', index), jobId: job.id, crewId, status: visit, ...stamps },
    date: isPlanned ? addDays(today(company.db.now(), company.tenant.timezone), days) : null,
    windowStart: isPlanned ? (window?.[0] ?? null) : null,
    windowEnd: isPlanned ? (window?.[1] ?? null) : null,
    ...{ estManMinutes: 90, instructionsOverride: null, reason: null, skipReason: null, replaces: null },
    dispatchedAt: visit === 'dispatched' || visit === 'completed' ? now : null,
    startedAt: visit === 'completed' ? now : null,
    completedAt: visit === 'completed' ? now : null,
  });
}
