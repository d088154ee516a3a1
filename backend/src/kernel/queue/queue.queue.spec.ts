import { withClient } from '../../../../scripts/roles.mjs';
import { db } from '../database/index.js';
import { Readiness } from '../health/index.js';
import { type SuiteBackend, suiteBackend } from '../../../test/support/queue-suite/backend.js';
import {
  Crowded,
  Deaf,
  Interrupted,
  Note,
  NoteOnce,
  Patient,
  Poison,
  Stumbling,
  SUITE_SCHEMA,
  SuiteModule,
} from '../../../test/support/queue-suite/suite.module.js';
import { TestProcess } from '../../../test/support/test-process.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { QueueTasks, TaskRunner } from './index.js';
import { LOCK_MS, STALL_CHECK_MS } from './queue-settings.js';

const API = new URL('../../../test/support/slow-api.ts', import.meta.url);
const WORKER = new URL('../../../test/support/queue-suite/worker.ts', import.meta.url);

describe('queue tasks, through a real queue and a worker process', () => {
  let backend: SuiteBackend;
  let app: TestApp;
  let tasks: QueueTasks;
  let worker: TestProcess;
  /** What a killed worker had begun, and a worker that was told to end and does not: nobody waits until it is their turn. */
  let interrupted: string;
  let hung: TestProcess;

  beforeAll(async () => {
    backend = await suiteBackend();
    app = await testApp({ modules: [SuiteModule], env: backend.env, relay: true });
    await withClient(app.database.ownerUrl, (client) => client.query(SUITE_SCHEMA));
    tasks = app.get(QueueTasks);
    const killed = await TestProcess.start(WORKER);
    interrupted = await enqueue(Interrupted, 'interrupted');
    await happened('interrupted started');
    await killed.kill();
    hung = await TestProcess.start(WORKER);
    await enqueue(Deaf, 'deaf');
    await happened('deaf started');
    void hung.terminate();
    worker = await TestProcess.start(WORKER);
  });
  afterAll(async () => {
    await Promise.all([worker.kill(), hung.kill()]);
    await app.close();
    await backend.end();
  });

  const enqueue = (task: typeof Note, label: string) =>
    app.asMember('dispatcher', () => tasks.enqueue(task, { label }));
  const effects = (label: string): Promise<Array<{ user_id: string }>> =>
    app.asMember('owner', () => db().query('select user_id from suite_effects where label = $1', [label]));
  const stored = (id: string): Promise<Array<{ state: string; attempts: number; failure: string | null }>> =>
    app.asMember('owner', () => db().query('select state, attempts, failure from queue_outbox where id = $1', [id]));
  const until = async (condition: () => Promise<boolean>): Promise<void> => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const happened = (label: string) => until(async () => (await effects(label)).length > 0);
  const gone = (id: string) => until(async () => (await stored(id)).length === 0);

  it('runs once what was committed, for the person that enqueued it', async () => {
    const id = await enqueue(Note, 'committed');
    await gone(id);
    expect(await effects('committed')).toEqual([{ user_id: app.greenfield.members.dispatcher.userId }]);
  });

  it('never runs what was rolled back', async () => {
    const broken = app.asMember('owner', async () => {
      await tasks.enqueue(Note, { label: 'rolled back' });
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    await gone(await enqueue(Note, 'after the rolled back one'));
    expect(await effects('rolled back')).toEqual([]);
  });

  it('has one effect when a task is delivered twice, at once and later', async () => {
    const id = await app.asMember('owner', () => tasks.enqueue(Note, { label: 'delivered twice' }));
    const { signal } = new AbortController();
    const delivery = { taskId: id, tenantId: app.greenfield.tenantId, attempt: 1, lastAttempt: false, signal };
    const runner = app.get(TaskRunner);
    await Promise.all([runner.run(delivery), runner.run(delivery)]);
    await gone(id);
    await runner.run(delivery);
    expect(await effects('delivered twice')).toHaveLength(1);
  });

  it('does a step once, though the task needs two attempts', async () => {
    await gone(await enqueue(Stumbling, 'stumbling'));
    expect(await effects('stumbling started')).toHaveLength(1);
    expect(await effects('stumbling finished')).toHaveLength(1);
  });

  it('gives up a task that always fails after its attempts, and continues with the others', async () => {
    const id = await enqueue(Poison, 'poison');
    await gone(await enqueue(Note, 'beside the poison'));
    await until(async () => (await stored(id))[0]?.state === 'dead');
    expect(await stored(id)).toEqual([{ state: 'dead', attempts: 3, failure: 'Error: poisonous' }]);
    expect(await effects('poison')).toEqual([]);
    await gone(await enqueue(Note, 'after the poison'));
  });

  it('does not give up a task that never got a connection', async () => {
    const id = await enqueue(Crowded, 'crowded');
    await until(async () => (await stored(id))[0]?.attempts === 3);
    expect(await stored(id)).toEqual([
      { state: 'relayed', attempts: 3, failure: expect.stringContaining('overloaded') },
    ]);
    await app.asMember('owner', () => db().query('delete from queue_outbox where id = $1', [id]));
  });

  it('hands a long task over when its worker is told to end, without counting a try', async () => {
    const id = await enqueue(Patient, 'patient');
    await happened('patient started');
    expect(await worker.terminate()).toBe(0);
    // Or it is done already: another worker may have been quicker than we are.
    for (const task of await stored(id)) expect(task).toEqual({ state: 'relayed', attempts: 0, failure: null });
    worker = await TestProcess.start(WORKER);
    await gone(id);
    expect(await effects('patient finished')).toHaveLength(1);
  });

  it('merges equal tasks that wait, but not with one that has started', async () => {
    await worker.terminate();
    const ids = [await enqueue(NoteOnce, 'equal'), await enqueue(NoteOnce, 'equal'), await enqueue(NoteOnce, 'equal')];
    // Those that are handed over together are added at once: any of them may be the one that stays.
    const left = async () => (await Promise.all(ids.map(stored))).flat().length;
    await until(async () => (await left()) === 1);
    worker = await TestProcess.start(WORKER);
    await until(async () => (await left()) === 0);
    expect(await effects('equal')).toHaveLength(1);
    await gone(await enqueue(NoteOnce, 'equal'));
    expect(await effects('equal')).toHaveLength(2);
  });

  it('repeats the tasks of a killed worker, and no step twice', async () => {
    await gone(interrupted);
    expect(await effects('interrupted started')).toHaveLength(1);
    expect(await effects('interrupted finished')).toHaveLength(1);
  });

  it('does so within a minute', () => {
    expect(LOCK_MS + STALL_CHECK_MS).toBeLessThanOrEqual(30_000);
  });

  it('ends within 30 s although a task hangs', async () => {
    expect(await hung.ended).toBe(0);
    expect(hung.output).toContain('Something did not finish within 25 s');
  });

  // The last ones: a queue that is down or loses its memory takes from the others what they wait for.
  it('catches up with what was enqueued while the queue was down', async () => {
    const readiness = app.get(Readiness);
    await backend.down(app.database);
    await until(async () => (await readiness.standing()).warnings.includes('queue'));
    // A balancer leaves it where it is.
    expect((await readiness.standing()).obstacles).toEqual([]);
    const started = await TestProcess.start(API);
    const readyAt = `${String((await started.said('url'))['url'])}/health/ready`;
    const standing = async (): Promise<unknown> => (await fetch(readyAt)).json();
    expect(await standing()).toEqual({ status: 'ok', warnings: ['queue'] });
    const ids = [await enqueue(Note, 'queue down 1'), await enqueue(Note, 'queue down 2')];
    expect([await effects('queue down 1'), await effects('queue down 2')]).toEqual([[], []]);
    await backend.up(app.database);
    await until(async () => (await readiness.standing()).warnings.length === 0);
    for (const id of ids) await gone(id);
    await until(async () => !JSON.stringify(await standing()).includes('queue'));
    await started.kill();
    expect([await effects('queue down 1'), await effects('queue down 2')].map((rows) => rows.length)).toEqual([1, 1]);
  });

  it('refills a queue that lost its data', async () => {
    await worker.terminate();
    const id = await enqueue(Note, 'forgotten');
    const handedOver = `select from queue_outbox where id = $1 and relay_at > now() + interval '30 seconds'`;
    await until(async () => (await app.asMember('owner', () => db().query<unknown[]>(handedOver, [id]))).length > 0);
    await backend.forget(app.database);
    worker = await TestProcess.start(WORKER);
    // As if the minute had passed after which the relay looks again.
    await app.asMember('owner', () => db().query('update queue_outbox set relay_at = now() where id = $1', [id]));
    await gone(id);
    expect(await effects('forgotten')).toHaveLength(1);
  });
});
