import { Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import { currentActor, currentScope, currentTenantId, SYSTEM } from '../context/index.js';
import { db, Scopes } from '../database/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { defineQueueTask, Handles, Outbox, QueueTasks, type TaskRun } from './index.js';

const Note = defineQueueTask({
  name: 'outbox-spec.note',
  queue: 'mail',
  payload: z.object({ text: z.string() }),
  dedupeKey: ({ text }) => text,
});
const Fail = defineQueueTask({ name: 'outbox-spec.fail', queue: 'mail', payload: z.object({}) });

@Injectable()
class Notes {
  readonly taken: Array<{ text: string; tenant: string; name: string; kind: string; request: string }> = [];

  @Handles(Note)
  async note({ text }: { text: string }, run: TaskRun): Promise<void> {
    const { name, kind } = currentActor();
    this.taken.push({ text, tenant: currentTenantId(), name, kind, request: currentScope().requestId });
    await db().query('update tenants set phone = $1', [run.taskId]);
  }

  @Handles(Fail)
  async fail(): Promise<void> {
    await db().query(`update tenants set phone = 'half done'`);
    throw new Error('on purpose');
  }
}

@Module({ providers: [Notes] })
class NotesModule {}

describe('the outbox', () => {
  let app: TestApp;
  let tasks: QueueTasks;
  beforeAll(async () => {
    app = await testApp({ modules: [NotesModule] });
    tasks = app.get(QueueTasks);
  });
  afterEach(async () => {
    for (const company of ['greenfield', 'rival'] as const)
      await app.asTenant(company, () => db().query('delete from queue_outbox'));
    notes().length = 0;
  });
  afterAll(() => app.close());

  const notes = () => app.get(Notes).taken;
  const waiting = () =>
    app.asMember('owner', () => db().query<unknown[]>('select id, task, state from queue_outbox'), { readOnly: true });

  it('runs what was committed, for the company and the person that enqueued it', async () => {
    const id = await app.asMember('dispatcher', () => tasks.enqueue(Note, { text: 'hello' }));
    expect(await waiting()).toEqual([{ id, task: 'outbox-spec.note', state: 'waiting' }]);
    expect(await app.drainQueue()).toBe(1);
    expect(notes()).toEqual([
      {
        text: 'hello',
        tenant: app.greenfield.tenantId,
        name: 'greenfield dispatcher',
        kind: 'system',
        request: expect.any(String),
      },
    ]);
    expect(await waiting()).toEqual([]);
  });

  it('drops what was rolled back', async () => {
    const broken = app.asMember('owner', async () => {
      await tasks.enqueue(Note, { text: 'never' });
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    expect(await app.drainQueue()).toBe(0);
  });

  it('keeps the tasks of a suspended company, and runs them once it is active again', async () => {
    const { tenantId } = app.greenfield;
    const become = (status: string) =>
      app.get(Scopes).run({ tenantId, actor: SYSTEM }, () => db().query('update tenants set status = $1', [status]));
    const id = await app.asMember('dispatcher', () => tasks.enqueue(Note, { text: 'later' }));
    await become('suspended');
    await app.drainQueue();
    expect(notes()).toEqual([]);
    expect(await waiting()).toEqual([{ id, task: 'outbox-spec.note', state: 'relayed' }]);
    expect(await app.drainQueue()).toBe(0);
    await become('active');
    await app.asMember('owner', () => app.get(Outbox).resume());
    expect(await app.drainQueue()).toBe(1);
    expect(notes()).toMatchObject([{ text: 'later' }]);
  });

  it('refuses an invalid payload at once', async () => {
    const wrong = { text: 7 } as unknown as { text: string };
    await expect(app.asMember('owner', () => tasks.enqueue(Note, wrong))).rejects.toThrow(/expected string/);
  });

  it('rolls back a handler that fails, and keeps its task', async () => {
    await app.asMember('owner', () => tasks.enqueue(Fail, {}));
    await expect(app.drainQueue()).rejects.toThrow('on purpose');
    const phones: unknown = await app.asMember('owner', () => db().query('select phone from tenants'));
    expect(phones).not.toEqual([{ phone: 'half done' }]);
    expect(await waiting()).toHaveLength(1);
    await app.asMember('owner', () => db().query('delete from queue_outbox'));
  });

  it('is closed to other companies, and gives the relay only ids', async () => {
    await app.asTenant('rival', () => tasks.enqueue(Note, { text: 'secret' }));
    expect(await waiting()).toEqual([]);
    const claimed = await app.get(Outbox).claim(10);
    expect(Object.keys(claimed[0] ?? {}).sort()).toEqual([
      'dedupe_key',
      'id',
      'queue',
      'request_id',
      'task',
      'tenant_id',
    ]);
    await app.asTenant('rival', () => db().query('delete from queue_outbox'));
  });

  it('hands over no more than a fair share of one company, and lets other companies pass', async () => {
    await app.asMember('owner', async () => {
      for (let n = 0; n < 50; n += 1) await tasks.enqueue(Note, { text: `bulk ${n}` });
    });
    await app.asTenant('rival', () => tasks.enqueue(Note, { text: 'single' }));
    const rows = await app.get(Outbox).claim(100);
    const of = (tenantId: string) => rows.filter((row) => row.tenant_id === tenantId).length;
    expect([of(app.greenfield.tenantId), of(app.rival.tenantId)]).toEqual([20, 1]);
    expect(await app.get(Outbox).claim(100)).toEqual([]);
    await app.get(Outbox).settle(rows.map((row) => ({ row, outcome: 'refused' as const })));
    expect(await app.get(Outbox).claim(100)).toHaveLength(21);
  });
});
