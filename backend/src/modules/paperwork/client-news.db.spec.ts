import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import ICAL from 'ical.js';
import { Client as Connection } from 'pg';
import { db } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { ClientsModule } from '../clients/index.js';
import type { JobDto } from '../jobs/job-answer.dto.js';
import { JobsModule } from '../jobs/index.js';
import { MessageDelivery } from '../messages/message-delivery.js';
import { aSite, Caller, type Site } from '../jobs/jobs.factory.js';

describe('mail to a client after the confirmation', () => {
  let app: HttpTestApp;
  let office: Caller;
  let place: Site;
  beforeAll(async () => {
    app = await httpApp({ modules: [ClientsModule, JobsModule] });
    office = new Caller(app);
    place = await aSite(app);
  });
  afterAll(() => app.close());

  /** Far in the future: clients are not told about visits in the past. */
  const MARCH_9 = { date: '2055-03-09', windowStart: '08:00', windowEnd: '10:00' };
  const APRIL_6 = { ...MARCH_9, date: '2055-04-06' };

  /** An active job whose client has had a mail. */
  async function told(visits: object[] = [MARCH_9, APRIL_6]): Promise<JobDto> {
    const job = await office.job(place, { visits, confirm: true });
    await app.drainQueue();
    return read(job);
  }

  const read = async (job: JobDto) => (await office.get<JobDto>(`/jobs/${job.id}`)).body;

  async function tell(job: JobDto): Promise<JobDto> {
    const { update } = (await read(job)).confirmation;
    const asked = await office.post<JobDto>(`/jobs/${job.id}/confirmation`);
    expect([asked.status, asked.body.confirmation]).toMatchObject([200, { state: 'queued', outdated: false }]);
    await app.drainQueue();
    const after = await read(job);
    // One rule says what is offered and what is written.
    expect(after.confirmation.news).toBe(update ?? 'confirmed');
    return after;
  }

  async function act(job: JobDto, at: number, action: string, payload: object = {}): Promise<JobDto> {
    const { status } = await office.post(`/visits/${job.visits[at]?.id}/${action}`, payload);
    expect(status).toBe(200);
    return read(job);
  }

  interface Mail {
    id: string;
    subject: string;
    text: string;
    html: string;
    attachments: Array<{ fileId: string; name: string; mime: string }>;
  }

  /** The mails of a job with the entries of their calendar files, the newest first. */
  async function mailsOf(job: JobDto) {
    const { items } = (await office.get<{ items: Mail[] }>(`/messages?jobId=${job.id}`)).body;
    return Promise.all(
      items.map(async ({ id }) => {
        const mail = (await office.get<Mail>(`/messages/${id}`)).body;
        const files = mail.attachments.filter(({ mime }) => mime === 'text/calendar');
        const entries = await Promise.all(
          files.map(({ fileId }) => entriesOf(`/messages/${id}/attachments/${fileId}`)),
        );
        return { ...mail, names: mail.attachments.map(({ name }) => name), entries: entries.flat() };
      }),
    );
  }

  async function entriesOf(path: string) {
    const { body } = await app.injectAs('office_manager', { method: 'GET', url: `/api/v1${path}` });
    const calendar = new ICAL.Component(ICAL.parse(body));
    return calendar.getAllSubcomponents('vevent').map((event) => ({
      method: calendar.getFirstPropertyValue('method'),
      status: event.getFirstPropertyValue('status'),
      uid: event.getFirstPropertyValue('uid'),
      sequence: Number(event.getFirstPropertyValue('sequence')),
      organizer: event.getFirstPropertyValue('organizer'),
      start: String(event.getFirstPropertyValue('dtstart')),
    }));
  }

  const uidOf = (job: JobDto, at: number) => `${job.visits[at]?.id}@hedgerow`;

  it('says that one of two visits is canceled, when the office wants it', async () => {
    const job = await told();
    expect(job.confirmation).toMatchObject({ state: 'captured', outdated: false, news: 'confirmed' });
    const cancelled = await act(job, 0, 'cancel', { reason: 'Rain' });
    expect(cancelled.confirmation).toEqual({ ...job.confirmation, outdated: true, update: 'changed' });
    expect(await mailsOf(job)).toHaveLength(1);

    expect((await tell(job)).confirmation).toMatchObject({ state: 'captured', outdated: false, news: 'changed' });
    const [mail, first] = await mailsOf(job);
    const [before, kept] = first?.entries ?? [];
    expect(mail?.names).toEqual([`${job.number}.pdf`, `${job.number}-canceled.ics`, `${job.number}.ics`]);
    expect(mail?.entries).toEqual([
      { ...before, method: 'CANCEL', status: 'CANCELLED', sequence: (before?.sequence ?? 0) + 1 },
      kept,
    ]);
    expect([before?.uid, kept?.uid]).toEqual([uidOf(job, 0), uidOf(job, 1)]);
    expect(before?.organizer).toMatch(/^mailto:.+@/);
    expect(mail?.subject).toBe('greenfield: Clean-up updated, next visit Tue, Apr 6, 2055');
    for (const body of [mail?.text, mail?.html]) {
      expect(body).toMatch(
        /has changed[^]+When[^]+Tue, Apr 6, 2055[^]+Canceled[^]+Tue, Mar 9, 2055, 8:00 AM – 10:00 AM/,
      );
    }
    // Once is enough.
    await office.post(`/jobs/${job.id}/confirmation`);
    await app.drainQueue();
    expect((await mailsOf(job))[0]?.names).toEqual([`${job.number}.pdf`, `${job.number}.ics`]);
  });

  it('says that a canceled job has no visits, also when the job can no longer be confirmed', async () => {
    const job = await told();
    await office.post(`/jobs/${job.id}/cancel`, { reason: 'Moved away.' });
    expect((await read(job)).confirmation.outdated).toBe(true);
    expect((await tell(job)).confirmation).toMatchObject({ outdated: false, news: 'cancelled' });
    const [mail] = await mailsOf(job);
    expect(mail?.subject).toBe('greenfield: Clean-up canceled');
    expect(mail?.names).toEqual([`${job.number}-canceled.ics`]);
    expect(mail?.entries).toMatchObject([
      { method: 'CANCEL', status: 'CANCELLED', uid: uidOf(job, 0), sequence: 2 },
      { method: 'CANCEL', status: 'CANCELLED', uid: uidOf(job, 1), sequence: 2 },
    ]);
    expect(mail?.text).toMatch(/canceled the upcoming visits for Clean-up[^]+Tue, Mar 9[^]+Tue, Apr 6/);
    expect(mail?.text).not.toContain('all set');
    expect(await office.post(`/jobs/${job.id}/confirmation`)).toMatchObject({ body: { code: 'job_not_active' } });
  });

  it('says the same of a job that is completed without its last visits', async () => {
    const job = await told();
    await act(job, 0, 'start');
    await act(job, 0, 'complete');
    expect((await read(job)).confirmation.outdated).toBe(false);
    await office.post(`/jobs/${job.id}/complete`, { openVisits: 'cancel' });
    await tell(job);
    expect((await mailsOf(job))[0]).toMatchObject({
      subject: 'greenfield: Clean-up canceled for Tue, Apr 6, 2055',
      entries: [{ status: 'CANCELLED', uid: uidOf(job, 1) }],
    });
  });

  it('says when a moved visit takes place, with a higher sequence number each time', async () => {
    const job = await told([MARCH_9]);
    const path = `/visits/${job.visits[0]?.id}`;
    const moved = async (changes: object) => {
      const { version } = (await office.get<{ version: number }>(path)).body;
      await office.send('PATCH', path, changes, version);
      expect((await read(job)).confirmation.outdated).toBe(true);
      expect((await tell(job)).confirmation).toMatchObject({ news: 'changed', outdated: false });
      return (await mailsOf(job))[0]?.entries[0];
    };
    const entries = [(await mailsOf(job))[0]?.entries[0]];
    entries.push(await moved({ date: '2055-03-11' }), await moved({ windowStart: '09:00' }));
    expect(entries.map((entry) => entry?.start)).toEqual([
      '2055-03-09T08:00:00',
      '2055-03-11T08:00:00',
      '2055-03-11T09:00:00',
    ]);
    expect(new Set(entries.map((entry) => entry?.uid)).size).toBe(1);
    expect(entries.map((entry) => entry?.sequence)).toEqual([1, 2, 3]);
  });

  it('takes a visit without a day out of the calendar, and puts it back when it has one', async () => {
    const job = await told([MARCH_9]);
    // Another day is still to come: that is no cancellation.
    expect((await act(job, 0, 'unschedule')).confirmation.update).toBe('changed');
    await tell(job);
    expect((await mailsOf(job))[0]).toMatchObject({
      text: expect.stringMatching(/Date to be scheduled[^]+Canceled[^]+Tue, Mar 9, 2055/) as string,
      entries: [{ method: 'CANCEL', uid: uidOf(job, 0), sequence: 2 }],
    });
    expect((await act(job, 0, 'schedule', APRIL_6)).confirmation.outdated).toBe(true);
    await tell(job);
    expect((await mailsOf(job))[0]?.entries).toMatchObject([
      { method: 'PUBLISH', status: 'CONFIRMED', uid: uidOf(job, 0), sequence: 3 },
    ]);
  });

  it('includes what a mail on its way says when another one is requested', async () => {
    const attempt = jest.spyOn(app.get(MessageDelivery), 'attempt').mockResolvedValue();
    const [job, ended] = [await told(), await told()];
    attempt.mockRestore();
    expect(job.confirmation).toMatchObject({ state: 'sending', outdated: false });
    await act(job, 0, 'cancel', { reason: 'Rain' });
    expect((await tell(job)).confirmation).toMatchObject({ news: 'changed', outdated: false });
    expect((await mailsOf(job))[0]?.entries).toMatchObject([
      { method: 'CANCEL', uid: uidOf(job, 0), sequence: 2 },
      { method: 'PUBLISH', uid: uidOf(job, 1) },
    ]);
    await office.post(`/jobs/${ended.id}/cancel`, { reason: 'Moved away.' });
    expect((await tell(ended)).confirmation).toMatchObject({ news: 'cancelled', outdated: false });
  });

  it('says nothing of a visit in the past', async () => {
    const job = await told([{ ...MARCH_9, date: '2025-03-09' }, APRIL_6]);
    await act(job, 0, 'cancel', { reason: 'Nobody came.' });
    expect((await read(job)).confirmation.outdated).toBe(false);
    await act(job, 1, 'cancel', { reason: 'Rain' });
    expect((await tell(job)).confirmation.news).toBe('cancelled');
    const [mail] = await mailsOf(job);
    expect(mail?.entries).toMatchObject([{ method: 'CANCEL', uid: uidOf(job, 1) }]);
    expect(mail?.text).not.toContain('Mar 9');
  });

  it('includes a visit planned later, and nothing that only concerns the crew', async () => {
    const job = await told([MARCH_9]);
    const crewId = await office.crew('Edgers');
    await office.send('PATCH', `/visits/${job.visits[0]?.id}`, { crewId, instructionsOverride: 'Left side.' }, 1);
    await act(job, 0, 'dispatch');
    expect((await read(job)).confirmation.outdated).toBe(false);
    await office.post(`/jobs/${job.id}/visits`, {});
    expect((await read(job)).confirmation.outdated).toBe(false);
    await office.post(`/jobs/${job.id}/visits`, APRIL_6);
    expect((await read(job)).confirmation.outdated).toBe(true);
  });

  it('is not sent where nothing was confirmed, or the job ended before its mail was written', async () => {
    const silent = await office.job(place, { visits: [MARCH_9], confirm: true, notifyClient: false });
    expect((await act(silent, 0, 'cancel', { reason: 'Rain' })).confirmation.outdated).toBe(false);
    const job = await told();
    await office.post(`/jobs/${job.id}/confirmation`);
    await office.post(`/jobs/${job.id}/cancel`, { reason: 'Moved away.' });
    await app.drainQueue();
    expect((await read(job)).confirmation).toMatchObject({ state: 'none', outdated: true });
    expect(await mailsOf(job)).toHaveLength(1);
    expect(await office.as('owner', 'rival').post(`/jobs/${job.id}/confirmation`)).toMatchObject({ status: 404 });
    expect((await tell(job)).confirmation.news).toBe('cancelled');
  });

  it('includes older confirmations, with the visits as they were when migrated', async () => {
    const migration = readFileSync('migrations/1790004091000-confirmations-of-before.sql', 'utf8');
    const job = await told();
    const cancelled = await told();
    await act(cancelled, 0, 'cancel', { reason: 'Rain' });
    await app.asMember('owner', () => db().query('update job_paperwork set confirmation_told = null'));
    const owner = new Connection({ connectionString: app.database.ownerUrl });
    await owner.connect();
    await owner.query(migration);
    await owner.query(migration);
    await owner.end();
    expect((await read(job)).confirmation).toMatchObject({ news: 'confirmed', outdated: false });
    expect((await read(cancelled)).confirmation).toMatchObject({ news: 'confirmed', outdated: true });
    const { version } = (await office.get<{ version: number }>(`/visits/${job.visits[0]?.id}`)).body;
    await office.send('PATCH', `/visits/${job.visits[0]?.id}`, { windowStart: '07:30' }, version);
    expect((await read(job)).confirmation.outdated).toBe(true);
  });
});
