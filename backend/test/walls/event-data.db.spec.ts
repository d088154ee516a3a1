import { type Permission, type PresetRole, presetPermissions } from '../../src/kernel/access/index.js';
import { newId } from '../../src/kernel/database/index.js';
import { httpApp, type HttpTestApp } from '../support/index.js';
import { aSite, Caller } from '../../src/modules/jobs/jobs.factory.js';
import type { JobDto } from '../../src/modules/jobs/job-answer.dto.js';
import { operations } from './contract-document.js';
import { ToldEvents } from './fuzz/told-events.js';

/** Those who act on the same record: one who sees everything, and one who sees a part. */
const ACTORS = ['owner', 'crew_lead'] as const satisfies PresetRole[];

interface Twin {
  job: JobDto;
  visitId: string;
  itemId: string;
  propertyId: string;
  /** Of a note that is yet to come. */
  noteId: string;
}

interface Act {
  before?: string[];
  method?: 'POST' | 'PATCH' | 'DELETE';
  path: (twin: Twin) => string;
  body?: object | ((twin: Twin) => object);
}

/** What a crew lead may do as the office may, and what must have happened before. */
const ACTS: Record<string, Act> = {
  checkJobItem: { path: ({ job, itemId }) => `/jobs/${job.id}/checklist/${itemId}/check` },
  uncheckJobItem: {
    before: ['checkJobItem'],
    path: ({ job, itemId }) => `/jobs/${job.id}/checklist/${itemId}/uncheck`,
  },
  createVisit: { path: ({ job }) => `/jobs/${job.id}/visits`, body: { date: '2099-01-07' } },
  departVisit: { path: ({ visitId }) => `/visits/${visitId}/depart` },
  startVisit: { path: ({ visitId }) => `/visits/${visitId}/start` },
  pauseVisit: { before: ['startVisit'], path: ({ visitId }) => `/visits/${visitId}/pause` },
  resumeVisit: { before: ['startVisit', 'pauseVisit'], path: ({ visitId }) => `/visits/${visitId}/resume` },
  completeVisit: { before: ['startVisit'], path: ({ visitId }) => `/visits/${visitId}/complete`, body: {} },
  reopenVisit: { before: ['startVisit', 'completeVisit'], path: ({ visitId }) => `/visits/${visitId}/reopen` },
  skipVisit: { path: ({ visitId }) => `/visits/${visitId}/skip`, body: { skipReason: 'other' } },
  revealAccessCodes: { path: ({ propertyId }) => `/properties/${propertyId}/reveal-access-codes` },
  createNote: {
    path: () => '/notes',
    body: ({ job, noteId: id }: Twin) => ({
      id,
      entityType: 'job',
      entityId: job.id,
      text: 'Wet.',
      visibility: 'crew',
    }),
  },
  updateNote: { before: ['createNote'], method: 'PATCH', path: aNote, body: { text: 'Very wet.' } },
  deleteNote: { before: ['createNote'], method: 'DELETE', path: aNote },
  restoreNote: { before: ['createNote', 'deleteNote'], path: (twin) => `${aNote(twin)}/restore` },
};

/** One changes notes of one’s own. */
function aNote({ noteId }: Twin): string {
  return `/notes/${noteId}`;
}

/** The owner may do everything. */
const isShared = (permission: unknown): boolean =>
  [permission].flat().some((one) => presetPermissions('crew_lead').includes(one as Permission));

/** Ids, moments and numbers given once differ between twins. */
const alike = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => {
      if (/^(seq|revision|number|jobNumber)$/.test(key)) return '#';
      if (/^(doneBy|author)$/.test(key) && inner !== null) return 'somebody';
      return typeof inner === 'string'
        ? inner.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '*')
        : inner;
    }),
  );

describe('the data of an event does not depend on who acts', () => {
  let app: HttpTestApp;
  let events: ToldEvents;
  let crewId: string;
  const as = (role: PresetRole) => new Caller(app, role);
  beforeAll(async () => {
    app = await httpApp({ env: { RATE_LIMIT: 'off' } });
    events = await ToldEvents.of(app.database.superuserUrl, app.greenfield.tenantId);
    crewId = await as('owner').crew('Twins', app.greenfield.members.crew_lead.membershipId);
  });
  afterAll(async () => {
    await events.close();
    await app.close();
  });

  async function aTwin(): Promise<Twin> {
    const place = await aSite(app, 'greenfield', { notes: 'Pays by cheque.', termsDays: 14 });
    const otherCrew = { date: '2099-01-05', windowStart: '08:00', windowEnd: '09:00' };
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'America/New_York' }).format(new Date());
    const job = await as('owner').job(place, {
      defaultCrewId: crewId,
      officeNotes: 'Pays late.',
      checklist: [{ label: 'Gate' }],
      visits: [{ date: today }, { ...otherCrew, crewId: null }],
      confirm: true,
      notifyClient: false,
    });
    const visitId = job.visits.find(({ date }) => date === today)?.id ?? '';
    return { job, visitId, itemId: job.checklist[0]?.id ?? '', propertyId: place.propertyId, noteId: newId() };
  }

  const act = async (role: PresetRole, name: string, twin: Twin) => {
    const { method = 'POST', path, body }: Act = ACTS[name] ?? { path: () => '' };
    const payload = typeof body === 'function' ? (body as (twin: Twin) => object)(twin) : body;
    const { status } = await as(role).send(method, path(twin), payload, method === 'POST' ? undefined : 1);
    expect([name, role, status < 300]).toEqual([name, role, true]);
  };

  it('covers every change that both roles may make', () => {
    const shared = operations.filter(
      ({ method, operation }) => method !== 'get' && isShared(operation['x-permission']),
    );
    expect(shared.map(({ operation }) => operation.operationId).sort()).toEqual(Object.keys(ACTS).sort());
  });

  it.each(Object.keys(ACTS))('%s', async (name) => {
    const told = [];
    for (const role of ACTORS) {
      const twin = await aTwin();
      for (const step of ACTS[name]?.before ?? []) await act(role, step, twin);
      await events.news();
      await act(role, name, twin);
      told.push(alike(await events.news()));
    }
    expect(told[0]).not.toEqual([]);
    expect(told[1]).toEqual(told[0]);
  });
});
