import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hedgerow, MessageDto } from '@hedgerow/sdk';
import { type RunningSandbox, startSandbox } from '../../scripts/sandbox/sandbox.mjs';
import { expectSnippetsToRun, SANDBOX_GUIDE } from './guide-snippets';
import { emailOf, expect, signedIn, test } from './test';

// One sandbox for both tests, because each start seeds companies.
test.describe.configure({ mode: 'serial' });
let sandbox: RunningSandbox;
let dataDir = '';
test.beforeAll(async () => {
  test.slow();
  dataDir = await mkdtemp(join(tmpdir(), 'hedgerow-sandbox-'));
  sandbox = await startSandbox({ dataDir, port: 0 });
});
test.afterAll(async () => {
  await sandbox.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const asOffice = () => signedIn(sandbox.address, emailOf('office'));
const reset = () => fetch(`${sandbox.address}/sandbox/reset`, { method: 'POST' });

test('the examples of the guide to the sandbox run, and print what it says', async () => {
  test.slow();
  await expectSnippetsToRun(SANDBOX_GUIDE, { HEDGEROW_URL: sandbox.address });
});

test('a reset restores the seeded data, files included, and the worker continues', async () => {
  test.slow();
  const office = await asOffice();
  const seeded = await seenBy(office);
  expect(seeded.files.length).toBeGreaterThan(0);
  const stray = await office.clients.createClient({ body: { displayName: 'Stray Thistle' } });
  const streamEnded = endOf(await office.events.streamEvents());

  expect((await reset()).status).toBe(204);
  await expect(office.clients.getClient({ path: { clientId: stray.id } })).rejects.toMatchObject({ status: 401 });
  await streamEnded;
  const again = await asOffice();
  expect(await seenBy(again)).toEqual(seeded);

  const jobId = await confirmedJob(again);
  await expect.poll(async () => (await again.jobs.getJob({ path: { jobId } })).workOrder.state).toBe('ready');
});

/** What a test suite builds on: records with ids, sent mail, and finished papers. */
async function seenBy(office: Hedgerow) {
  const { items: clients } = await office.clients.listClients({ query: { limit: 200, count: 'exact' } });
  const { items: messages } = await office.messages.listMessages();
  const [message] = messages;
  return {
    clients: clients.map(({ id }) => id),
    messages: messages.map(({ id }) => id),
    files: await filesOf(message),
  };

  async function filesOf(listed: Pick<MessageDto, 'id'> | undefined): Promise<number[]> {
    if (!listed) return [];
    const path = { messageId: listed.id };
    const { attachments } = await office.messages.getMessage({ path });
    const files = attachments.map(({ fileId }) =>
      office.messages.downloadMessageAttachment({ path: { ...path, fileId } }),
    );
    return (await Promise.all(files)).map(({ size }) => size);
  }
}

/** Resolves when it ends or fails. */
async function endOf(stream: AsyncIterable<unknown>): Promise<void> {
  const iterator = stream[Symbol.asyncIterator]();
  while (!(await iterator.next().catch(() => ({ done: true }))).done) continue;
}

/** Work for the worker: the papers of a job. */
async function confirmedJob(office: Hedgerow): Promise<string> {
  const client = await office.clients.createClient({
    body: { displayName: 'Verbena', properties: [{ address: { line1: '18 Birch Lane' } }] },
  });
  const date = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
  const body = {
    clientId: client.id,
    propertyId: client.properties[0]?.id ?? '',
    title: 'Rake out the beds',
    visits: [{ date }],
    confirm: true,
    notifyClient: false,
  };
  return (await office.jobs.createJob({ body })).id;
}
