import { jest } from '@jest/globals';
import { db, Scopes } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import type { JobDto } from '../jobs/job-answer.dto.js';
import { ClientsModule } from '../clients/index.js';
import { JobDirectory } from '../job-records/index.js';
import { JobsModule } from '../jobs/index.js';
import { aSite, Caller, type Site } from '../jobs/jobs.factory.js';
import type { TaskRun } from '../../kernel/queue/index.js';
import { ConfirmationSender } from './confirmation-sender.js';
import { PaperworkProcessor } from './paperwork.processor.js';
import { WorkOrderMaker } from './work-order-maker.js';

let app: HttpTestApp;
let office: Caller;
let place: Site;
beforeAll(async () => {
  app = await httpApp({ modules: [ClientsModule, JobsModule] });
  office = new Caller(app);
  place = await aSite(app);
});
afterAll(() => app.close());

interface MessageBody {
  id: string;
  state: string;
  subject: string;
  text: string;
  html: string;
  toAddress: string;
  replyTo: string | null;
  attachments: { fileId: string; name: string; mime: string }[];
}

const confirmed = (changes: object = {}) =>
  office.job(place, {
    visits: [{ date: '2027-03-09', windowStart: '08:00', windowEnd: '10:00' }],
    confirm: true,
    ...changes,
  });
const read = async (job: JobDto) => (await office.get<JobDto>(`/jobs/${job.id}`)).body;
const messagesOf = async (job: JobDto) =>
  (await office.get<{ items: MessageBody[] }>(`/messages?jobId=${job.id}`)).body.items;
const count = async (sql: string, values: unknown[]) => {
  const rows = await app.asMember('owner', () =>
    db().query<{ count: number }[]>(`select count(*)::int as count from ${sql}`, values),
  );
  return rows[0]?.count;
};
const pdfOf = (job: JobDto, headers: Record<string, string> = {}, query = '') =>
  app.injectAs('office_manager', { method: 'GET', url: `/api/v1/jobs/${job.id}/work-order${query}`, headers });

describe('the paperwork of a job', () => {
  it('is written while the job is locked, without waiting', async () => {
    const job = await confirmed({ notifyClient: false });
    const referred = `select from jobs where id = $1 for key share nowait`;
    const rows = await app.asMember('owner', async () => {
      await app.get(JobDirectory).lock(job.id);
      return app.asMember('owner', () => db().query<unknown[]>(referred, [job.id]));
    });
    expect(rows).toHaveLength(1);
    await app.drainQueue();
  });

  it('is made when the job is confirmed, and emailed to the client', async () => {
    const job = await confirmed();
    expect(job).toMatchObject({
      status: 'active',
      workOrder: { state: 'queued', fileId: null, madeAt: null },
      confirmation: { state: 'queued', to: 'maeve@example.com' },
    });
    const early = await pdfOf(job);
    expect([early.statusCode, early.headers['retry-after']]).toEqual([409, '2']);
    expect(early.json()).toMatchObject({ code: 'work_order_not_ready' });
    await app.drainQueue();
    const done = await read(job);
    expect(done).toMatchObject({
      workOrder: { state: 'ready', fileId: expect.any(String), madeAt: expect.any(String), outdated: false },
      confirmation: { state: 'captured', sentAt: expect.any(String), messageId: expect.any(String) },
      version: job.version,
    });
    expect(done.revision).not.toBe(job.revision);
    const [message, ...others] = await messagesOf(job);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ state: 'captured', toAddress: 'maeve@example.com' });
    expect(message?.subject).toBe('greenfield: Clean-up confirmed for Tue, Mar 9, 2027');
    const whole = (await office.get<MessageBody>(`/messages/${message?.id ?? ''}`)).body;
    expect(whole.attachments.map(({ name, mime }) => [name, mime])).toEqual([
      [`${job.number}.pdf`, 'application/pdf'],
      [`${job.number}.ics`, 'text/calendar'],
    ]);
    expect(whole.text).toContain('1207 Cayuga Heights Rd');
    const events = await app.asMember('owner', () =>
      db().query<{ type: string }[]>('select type from events where entity_id = $1 order by seq', [job.id]),
    );
    expect(events.map(({ type }) => type)).toEqual([
      'job.created',
      'job.updated',
      'job.work_order_ready',
      'job.confirmation_sent',
    ]);
  });

  it('changes the ETag of the job, without disturbing those who edit it', async () => {
    const job = await confirmed();
    const url = `/api/v1/jobs/${job.id}`;
    const before = await app.injectAs('office_manager', { method: 'GET', url });
    const etag = String(before.headers['etag']);
    const again = () => app.injectAs('office_manager', { method: 'GET', url, headers: { 'if-none-match': etag } });
    expect((await again()).statusCode).toBe(304);
    await app.drainQueue();
    expect((await again()).statusCode).toBe(200);
    const payload = { title: 'Hedges' };
    const patch = { method: 'PATCH' as const, url, payload, headers: { 'if-match': etag } };
    expect((await app.injectAs('office_manager', patch)).statusCode).toBe(200);
    expect((await app.injectAs('office_manager', patch)).statusCode).toBe(412);
  });

  it('is a PDF to read or to save, cached by its ETag', async () => {
    const job = await confirmed({ notifyClient: false });
    await app.drainQueue();
    const answer = await pdfOf(job);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.headers['content-disposition']).toMatch(/^inline/);
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const etag = String(answer.headers['etag']);
    const again = await pdfOf(job, { 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await pdfOf(job, {}, '?download=true')).headers['content-disposition']).toMatch(/^attachment/);
  });

  it('is made on request, and emailed to nobody', async () => {
    const job = await office.job(place);
    expect((await pdfOf(job)).json()).toMatchObject({ code: 'work_order_not_made' });
    expect((await office.post(`/jobs/${job.id}/confirmation`)).body).toMatchObject({ code: 'job_not_active' });
    const asked = await office.post<JobDto>(`/jobs/${job.id}/work-order`);
    expect([asked.status, asked.body.workOrder.state]).toEqual([200, 'queued']);
    await app.drainQueue();
    expect((await read(job)).workOrder.state).toBe('ready');
    expect(await messagesOf(job)).toEqual([]);
  });

  it('emails nobody without an address, or when told not to', async () => {
    const silent = await aSite(app, 'greenfield', { contacts: [{ firstName: 'Maeve', emails: [] }] });
    const job = await office.job(silent, { confirm: true });
    expect(job.confirmation.state).toBe('none');
    expect((await office.post(`/jobs/${job.id}/confirmation`)).body).toMatchObject({ code: 'no_email_address' });
    const told = await confirmed({ notifyClient: false });
    await app.drainQueue();
    expect([...(await messagesOf(job)), ...(await messagesOf(told))]).toEqual([]);
    expect((await read(told)).workOrder.state).toBe('ready');
  });

  it('says when it is outdated, and is made again with the next confirmation', async () => {
    const job = await confirmed();
    await app.drainQueue();
    const first = await read(job);
    await office.send('PATCH', `/visits/${job.visits[0]?.id ?? ''}`, { date: '2027-03-11' }, 1);
    expect((await read(job)).workOrder).toEqual({ ...first.workOrder, outdated: true });
    const asked = await office.post<JobDto>(`/jobs/${job.id}/confirmation`);
    expect(asked).toMatchObject({
      status: 200,
      body: { confirmation: { state: 'queued' }, workOrder: { state: 'queued' } },
    });
    await app.drainQueue();
    const second = await read(job);
    expect(second).toMatchObject({
      confirmation: { state: 'captured' },
      workOrder: { state: 'ready', outdated: false },
    });
    expect(second.workOrder.fileId).not.toBe(first.workOrder.fileId);
    const subjects = (await messagesOf(job)).map(({ subject }) => subject);
    expect(subjects).toHaveLength(2);
    expect(subjects[0]).toContain('Mar 11');
  });

  it('keeps the same file when nothing has changed', async () => {
    const job = await confirmed({ notifyClient: false });
    await app.drainQueue();
    const first = await read(job);
    await office.post(`/jobs/${job.id}/work-order`);
    await app.drainQueue();
    expect((await read(job)).workOrder.fileId).toBe(first.workOrder.fileId);
  });

  it('happens once, though every task runs twice', async () => {
    const job = await confirmed();
    const { request } = await requestOf(job);
    const make = () => inTask(() => app.get(WorkOrderMaker).make({ jobId: job.id, request }));
    await Promise.all([make(), make()]);
    await make();
    const send = () => inTask(() => app.get(ConfirmationSender).send(job.id));
    await Promise.all([send(), send()]);
    await send();
    await app.drainQueue();
    expect(await messagesOf(job)).toHaveLength(1);
    expect(await count(`files where kind = 'work_order' and name = $1`, [`${job.number}.pdf`])).toBe(1);
    expect(await count(`events where entity_id = $1 and type like 'job.work_order%'`, [job.id])).toBe(1);
    expect(await count(`events where entity_id = $1 and type = 'job.confirmation_sent'`, [job.id])).toBe(1);
  });

  it('continues where a killed run has stopped', async () => {
    const job = await confirmed();
    await app.asMember('owner', () =>
      db().query(`update job_paperwork set work_order_state = 'making' where job_id = $1`, [job.id]),
    );
    await app.drainQueue();
    expect(await read(job)).toMatchObject({ workOrder: { state: 'ready' }, confirmation: { state: 'captured' } });
    expect(await messagesOf(job)).toHaveLength(1);
  });

  it('is left to another worker by one that shuts down', async () => {
    const job = await confirmed();
    const request = { jobId: job.id, ...(await requestOf(job)) };
    const run = { lastAttempt: true, signal: AbortSignal.abort() } as TaskRun;
    await expect(inTask(() => app.get(PaperworkProcessor).makeWorkOrder(request, run))).rejects.toThrow('aborted');
    expect((await read(job)).workOrder.state).toBe('making');
    await app.drainQueue();
    expect((await read(job)).workOrder.state).toBe('ready');
  });

  it('lets a newer request overtake an older one', async () => {
    const job = await confirmed({ notifyClient: false });
    const { request } = await requestOf(job);
    await office.post(`/jobs/${job.id}/work-order`);
    await inTask(() => app.get(WorkOrderMaker).make({ jobId: job.id, request }));
    expect((await read(job)).workOrder).toMatchObject({ state: 'queued', fileId: null });
    await app.drainQueue();
    expect((await read(job)).workOrder.state).toBe('ready');
  });

  it('reports that it could not be made', async () => {
    const job = await confirmed();
    const { request } = await requestOf(job);
    await inTask(() => app.get(WorkOrderMaker).giveUp({ jobId: job.id, request }));
    expect(await read(job)).toMatchObject({ workOrder: { state: 'failed' }, confirmation: { state: 'failed' } });
    expect((await pdfOf(job)).statusCode).toBe(404);
    await app.drainQueue();
    expect(await messagesOf(job)).toEqual([]);
  });

  it('reports that the mail could not be written', async () => {
    const job = await confirmed();
    const broken = jest.spyOn(app.get(ConfirmationSender), 'send').mockRejectedValue(new Error('no thread'));
    const run = (lastAttempt: boolean) => ({ lastAttempt, signal: new AbortController().signal }) as TaskRun;
    const send = async (lastAttempt: boolean) => {
      const request = { jobId: job.id, ...(await requestOf(job)) };
      await inTask(() => app.get(PaperworkProcessor).sendConfirmation(request, run(lastAttempt))).catch(
        () => undefined,
      );
      return (await read(job)).confirmation.state;
    };
    expect([await send(false), await send(true)]).toEqual(['queued', 'failed']);
    broken.mockRestore();
    await app.drainQueue();
    expect(await messagesOf(job)).toEqual([]);
  });

  it('is dropped when the job has ended in the meantime', async () => {
    const job = await confirmed();
    await office.post(`/jobs/${job.id}/cancel`, { reason: 'Moved away.' });
    await app.drainQueue();
    expect((await read(job)).confirmation.state).toBe('none');
    expect(await messagesOf(job)).toEqual([]);
  });

  it('is closed to another company', async () => {
    const job = await confirmed();
    await app.drainQueue();
    const [message] = await messagesOf(job);
    const { attachments } = (await office.get<MessageBody>(`/messages/${message?.id ?? ''}`)).body;
    const rival = office.as('owner', 'rival');
    const paths = [
      `/jobs/${job.id}/work-order`,
      `/messages/${message?.id ?? ''}`,
      `/messages/${message?.id ?? ''}/attachments/${attachments[0]?.fileId ?? ''}`,
    ];
    for (const path of paths) expect([path, (await rival.get(path)).status]).toEqual([path, 404]);
    expect((await rival.get('/messages')).body).toMatchObject({ items: [] });
    expect((await rival.get(`/messages?jobId=${job.id}`)).body).toMatchObject({ items: [] });
  });
});

function inTask<T>(work: () => Promise<T>): Promise<T> {
  const { tenantId, members } = app.greenfield;
  return app.get(Scopes).withoutTransaction({ tenantId, actor: members.owner.actor }, work);
}

async function requestOf(job: JobDto): Promise<{ request: number }> {
  const sql = 'select work_order_request as request from job_paperwork where job_id = $1';
  const [row] = await app.asMember('owner', () => db().query<{ request: number }[]>(sql, [job.id]));
  if (!row) throw new Error('The job has no paperwork.');
  return row;
}
