import { jest } from '@jest/globals';
import { Readable } from 'node:stream';
import { Client } from 'pg';
import { Scopes } from '../../kernel/database/index.js';
import { Files } from '../../kernel/files/index.js';
import { LIVE_CHANNEL } from '../../kernel/live/index.js';
import { InvalidTransition, TooLarge, Unexpected } from '../../kernel/problem/index.js';
import { type CompanyName, httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { type Operation, OperationDto, Operations, OperationsModule } from './index.js';
import type { OperationState } from './operation.entity.js';

describe('operations', () => {
  let app: HttpTestApp;
  let operations: Operations;
  beforeAll(async () => {
    app = await httpApp({ modules: [OperationsModule] });
    operations = app.get(Operations);
  });
  afterAll(() => app.close());

  /** As a processor works: in the company, holding no transaction. */
  const working = <T>(work: () => Promise<T>, company: CompanyName = 'greenfield'): Promise<T> => {
    const { tenantId, members } = app[company];
    return app.get(Scopes).withoutTransaction({ tenantId, actor: members.office_manager.actor }, work);
  };
  const start = (company: CompanyName = 'greenfield'): Promise<Operation> =>
    working(() => operations.start({ kind: 'imports.run', total: 10 }), company);
  const read = async (id: string, role: 'owner' | 'crew_member' = 'owner', company: CompanyName = 'greenfield') =>
    app.injectAs(role, { method: 'GET', url: `/api/v1/operations/${id}` }, company);
  const show = async (id: string): Promise<OperationDto> => (await read(id)).json<OperationDto>();

  it('show the progress of the work, from the first report on', async () => {
    const { id } = await start();
    expect(await show(id)).toMatchObject({ state: 'queued', done: 0, total: 10, startedAt: null, finishedAt: null });
    await working(() => operations.report(id, { done: 3, message: 'Writing clients' }));
    expect(await show(id)).toMatchObject({ state: 'running', done: 3, total: 10, message: 'Writing clients' });
  });

  it('write at most twice a second, however often progress is reported', async () => {
    const { id } = await start();
    const clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now());
    for (let done = 1; done <= 9; done++) await working(() => operations.report(id, { done }));
    clock.mockRestore();
    expect(await show(id)).toMatchObject({ done: 1, version: 2 });
    await working(() => operations.finish(id, { result: { created: 9 } }));
    expect(await show(id)).toMatchObject({ state: 'succeeded', done: 10, result: { created: 9 }, problem: null });
  });

  it('are visible to others while the work is in a transaction of its own', async () => {
    const { id } = await start();
    await app.asMember('office_manager', async () => {
      await operations.report(id, { done: 4 });
      expect(await show(id)).toMatchObject({ state: 'running', done: 4 });
    });
  });

  it('notify open screens of those who may see them', async () => {
    const heard: Array<Record<string, unknown>> = [];
    const screen = new Client({ connectionString: app.database.appUrl });
    await screen.connect();
    await screen.query(`listen ${LIVE_CHANNEL}`);
    const arrived = new Promise<void>((resolve) => {
      screen.on('notification', ({ payload = '' }) => {
        if (heard.push(JSON.parse(payload) as Record<string, unknown>) === 2) resolve();
      });
    });
    const { id, createdBy } = await start();
    await working(() => operations.report(id, { done: 3 }));
    await arrived;
    await screen.end();
    const audience = { permission: 'operations.read', userId: createdBy };
    const common = { tenantId: app.greenfield.tenantId, topic: 'operation', audience };
    expect(heard).toMatchObject([
      { ...common, payload: { id, state: 'queued', done: 0 } },
      { ...common, payload: { id, state: 'running', done: 3 } },
    ]);
  });

  it('end with the effect of the work or not at all', async () => {
    const { id } = await start();
    const broken = app.asMember('office_manager', async () => {
      await operations.finish(id);
      throw new Error('the last write failed');
    });
    await expect(broken).rejects.toThrow('the last write failed');
    expect(await show(id)).toMatchObject({ state: 'queued', finishedAt: null });
  });

  it('keep the message of a declared error and hide any other', async () => {
    const [refused, broken] = [await start(), await start()];
    await working(() => operations.fail(refused.id, new TooLarge('A row of 10 MB.')));
    await working(() => operations.fail(broken.id, new Error('password=hunter2')));
    const problem = { code: 'too_large', title: new TooLarge().title, detail: 'A row of 10 MB.' };
    expect(await show(refused.id)).toMatchObject({ state: 'failed', problem });
    const { code, title } = new Unexpected();
    expect((await show(broken.id)).problem).toEqual({ code, title });
  });

  it('tell the worker that a person wants it to stop', async () => {
    const { id } = await start();
    expect(await show(id)).toMatchObject({ cancelRequested: false });
    const asked = await app.injectAs('office_manager', { method: 'POST', url: `/api/v1/operations/${id}/cancel` });
    expect(asked.json()).toMatchObject({ state: 'queued', cancelRequested: true });
    expect(await working(() => operations.report(id, { done: 1 }))).toBe(true);
    await working(() => operations.cancelled(id));
    expect(await show(id)).toMatchObject({ state: 'cancelled' });
  });

  it.each<[OperationState, (id: string) => Promise<void>]>([
    ['succeeded', (id) => operations.finish(id)],
    ['failed', (id) => operations.fail(id, new Error('no'))],
    ['cancelled', (id) => operations.cancelled(id)],
  ])('stay %s, whatever a repeated task reports', async (state, end) => {
    const { id } = await start();
    await working(() => end(id));
    const ended = await show(id);
    await working(() => operations.finish(id, { result: { late: true } }));
    expect(await working(() => operations.report(id, { done: 5 }))).toBe(true);
    expect(await show(id)).toEqual(ended);
    expect(ended.state).toBe(state);
    const late = await app.injectAs('owner', { method: 'POST', url: `/api/v1/operations/${id}/cancel` });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: InvalidTransition.code, from: state, allowed: [] });
  });

  it('give access to the file of the result', async () => {
    const { id } = await start();
    await working(async () => {
      const file = { name: 'bad rows.csv', mime: 'text/csv', kind: 'import_report' };
      const { id: fileId } = await app.get(Files).save(Readable.from([Buffer.from('line,reason\n')]), file);
      await operations.finish(id, { fileId });
    });
    expect(await show(id)).toMatchObject({ hasFile: true });
    const answer = await app.injectAs('owner', { method: 'GET', url: `/api/v1/operations/${id}/file` });
    expect(answer.body).toBe('line,reason\n');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv',
      'content-disposition': `attachment; filename="bad rows.csv"; filename*=UTF-8''bad%20rows.csv`,
      'x-content-type-options': 'nosniff',
    });
    const { id: without } = await start();
    const missing = await app.injectAs('owner', { method: 'GET', url: `/api/v1/operations/${without}/file` });
    expect(missing.json()).toMatchObject({ status: 404, code: 'operation_file_not_found' });
  });

  it('are listed newest first, by state and kind, page by page', async () => {
    const started = [await start(), await start(), await start()].map(({ id }) => id);
    const first = await app.injectAs('owner', { method: 'GET', url: '/api/v1/operations?limit=2&state=queued' });
    const { items, nextCursor } = first.json<{ items: OperationDto[]; nextCursor: string }>();
    expect(items.map(({ id }) => id)).toEqual([started[2], started[1]]);
    const url = `/api/v1/operations?limit=2&state=queued&cursor=${nextCursor}`;
    const second = (await app.injectAs('owner', { method: 'GET', url })).json<{ items: OperationDto[] }>();
    expect(second.items[0]?.id).toBe(started[0]);
    const other = await app.injectAs('owner', { method: 'GET', url: '/api/v1/operations?kind=jobs.print' });
    expect(other.json()).toEqual({ items: [], nextCursor: null });
  });

  it('are only visible to their starter without the permission, and never to another company', async () => {
    const { id } = await start();
    const unknown = await read('0198f000-0000-7000-8000-000000000000', 'crew_member');
    const [colleagues, neighbours] = [await read(id, 'crew_member'), await read(id, 'owner', 'rival')];
    for (const answer of [colleagues, neighbours]) {
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toEqual({
        ...unknown.json<object>(),
        instance: expect.any(String),
        requestId: expect.any(String),
      });
    }
    const cancel = { method: 'POST' as const, url: `/api/v1/operations/${id}/cancel` };
    expect((await app.injectAs('owner', cancel, 'rival')).statusCode).toBe(404);
    expect((await app.injectAs('dispatcher', cancel)).statusCode).toBe(403);
    const listed = await app.injectAs('crew_member', { method: 'GET', url: '/api/v1/operations' });
    expect(listed.json()).toEqual({ items: [], nextCursor: null });
  });
});
