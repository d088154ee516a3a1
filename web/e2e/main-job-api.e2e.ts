import { type Client, createClient, createConfig } from '../src/api/generated/requests/client';
import {
  confirmJob,
  createImport,
  createJob,
  downloadMessageAttachment,
  getClient,
  getImport,
  getJob,
  getMessage,
  getOperation,
  getProperty,
  getVisit,
  getWorkOrder,
  listClients,
  listEvents,
  listImports,
  listJobs,
  listMessages,
  listProperties,
  listVisits,
  login,
  previewImport,
  runImport,
  updateClient,
  updateImport,
  validateImport,
} from '../src/api/generated/requests/sdk.gen';
import type { ImportDto, OperationDto } from '../src/api/generated/requests/types.gen';
import { expect, test, unique } from './test';

const VISIT_DAY = new Date(Date.now() + 9 * 24 * 3_600_000).toISOString().slice(0, 10);

test('the main job through the API alone: a client list, a job, the papers, the mail', async ({ office, baseURL }) => {
  const surname = unique('O’Shaughnessy-Łukasiewicz');
  const file = googleContacts(surname);
  const { data: before } = await listEvents({ client: office, query: { order: 'desc', limit: 1 }, throwOnError: true });
  const since = before.items[0]?.seq ?? 0;

  const brought = await bringIn(office, file);
  expect(brought).toMatchObject({ preset: 'google_contacts', state: 'done', result: { created: 3, failed: 0 } });

  const { data: found } = await listClients({ client: office, query: { q: surname }, throwOnError: true });
  const siobhan = only(found.items.filter(({ displayName }) => displayName.startsWith('Siobhán')));
  const { data: places } = await listProperties({ client: office, path: { clientId: siobhan.id }, throwOnError: true });
  const property = only(places.items);

  const { data: draft } = await createJob({
    client: office,
    body: {
      clientId: siobhan.id,
      propertyId: property.id,
      title: `Hedge trimming for ${surname}`,
      crewInstructions: 'Mind the bees’ nest by the 3rd post → leave it.',
      visits: [{ date: VISIT_DAY, windowStart: '08:00', windowEnd: '10:30' }],
    },
    throwOnError: true,
  });
  expect(draft).toMatchObject({ status: 'draft', visitCount: 1 });
  const jobId = draft.id;
  const { data: confirmed } = await confirmJob({
    client: office,
    path: { jobId },
    body: { notifyClient: true },
    throwOnError: true,
  });
  expect(confirmed.status).toBe('active');

  const read = async () => (await getJob({ client: office, path: { jobId }, throwOnError: true })).data;
  await expect.poll(async () => (await read()).confirmation.state).toBe('captured');
  const job = await read();
  expect(job.workOrder).toMatchObject({ state: 'ready', outdated: false });
  const { data: paper } = await getWorkOrder({ client: office, path: { jobId }, parseAs: 'blob', throwOnError: true });
  expect(await beginningOf(paper)).toBe('%PDF-');

  const messageId = job.confirmation.messageId ?? '';
  const { data: message } = await getMessage({ client: office, path: { messageId }, throwOnError: true });
  expect(message).toMatchObject({ state: 'captured', clientId: siobhan.id, jobId, toAddress: job.confirmation.to });
  expect(message.text).toContain(surname);
  expect(message.attachments.map(({ mime }) => mime.split(';')[0])).toEqual(['application/pdf', 'text/calendar']);
  const attached = await Promise.all(
    message.attachments.map(async ({ fileId }) => {
      const path = { messageId, fileId };
      return (await downloadMessageAttachment({ client: office, path, parseAs: 'blob', throwOnError: true })).data;
    }),
  );
  const [pdf, calendar] = attached;
  expect(pdf && (await beginningOf(pdf))).toBe('%PDF-');
  expect(await calendar?.text()).toContain(`${VISIT_DAY.replaceAll('-', '')}T080000`);

  const visitId = only(job.visits).id;
  const ours = [brought.id, siobhan.id, jobId, visitId, messageId];
  await test.step('all of it is in the stream of events, in order', async () => {
    const { data: told } = await listEvents({
      client: office,
      query: { after: since, limit: 200 },
      throwOnError: true,
    });
    const events = told.items.filter(({ entityId }) => ours.includes(entityId));
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        ...['client.created', 'import.finished', 'job.created', 'job.work_order_ready'],
        ...['message.sent', 'job.confirmation_sent'],
      ]),
    );
    const order = told.items.map(({ seq }) => seq);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  await test.step('the same file again creates nothing', async () => {
    const again = await bringIn(office, file);
    expect(again.result).toMatchObject({ created: 0, alreadyImported: 3 });
    const { data: still } = await listClients({ client: office, query: { q: surname }, throwOnError: true });
    expect(still.items).toHaveLength(found.items.length);
  });

  await test.step('another company finds none of it, by any id, and may change none of it', async () => {
    const rival = await ownerOfRival(baseURL ?? '');
    const operationId = brought.operationId ?? '';
    const fileId = message.attachments[0]?.fileId ?? '';
    const refused = await Promise.all([
      getImport({ client: rival, path: { importId: brought.id } }),
      previewImport({ client: rival, path: { importId: brought.id } }),
      getOperation({ client: rival, path: { operationId } }),
      getClient({ client: rival, path: { clientId: siobhan.id } }),
      listProperties({ client: rival, path: { clientId: siobhan.id } }),
      getProperty({ client: rival, path: { propertyId: property.id } }),
      getJob({ client: rival, path: { jobId } }),
      getWorkOrder({ client: rival, path: { jobId } }),
      getVisit({ client: rival, path: { visitId } }),
      getMessage({ client: rival, path: { messageId } }),
      downloadMessageAttachment({ client: rival, path: { messageId, fileId } }),
      confirmJob({ client: rival, path: { jobId }, body: {} }),
      updateClient({
        client: rival,
        path: { clientId: siobhan.id },
        headers: { 'If-Match': `"${siobhan.version}"` },
        body: { displayName: 'Taken over' },
      }),
    ]);
    expect(refused.map(({ request, response }) => [request?.url, response?.status])).toEqual(
      refused.map(({ request }) => [request?.url, 404]),
    );

    const lists = await Promise.all([
      listClients({ client: rival, query: { q: surname }, throwOnError: true }),
      listJobs({ client: rival, query: { q: surname }, throwOnError: true }),
      listMessages({ client: rival, query: { q: surname }, throwOnError: true }),
      listVisits({ client: rival, query: { from: VISIT_DAY, to: VISIT_DAY, limit: 200 }, throwOnError: true }),
      listImports({ client: rival, throwOnError: true }),
      listEvents({ client: rival, query: { order: 'desc', limit: 200 }, throwOnError: true }),
    ]);
    const theirs = JSON.stringify(lists.map(({ data }) => data.items));
    for (const id of [...ours, property.id, operationId, fileId]) expect(theirs).not.toContain(id);
    expect(theirs).not.toContain(surname);
  });
});

async function ownerOfRival(baseUrl: string): Promise<Client> {
  const { data } = await login({
    client: createClient(createConfig({ baseUrl })),
    body: { email: 'owner@rival.example', password: 'hedgerow-demo-2026', client: 'api' },
    throwOnError: true,
  });
  return createClient(createConfig({ baseUrl, headers: { Authorization: `Bearer ${data.accessToken}` } }));
}

/** From upload to clients, as a program would: take the suggested columns, check, run, wait for each. */
async function bringIn(client: Client, file: File): Promise<ImportDto> {
  const { data: uploaded } = await createImport({ client, body: { file }, throwOnError: true });
  const path = { importId: uploaded.id };
  await updateImport({
    client,
    path,
    headers: { 'If-Match': `"${uploaded.version}"` },
    body: {
      mapping: uploaded.columns.map(({ column, target }) => ({ column, target })),
      // There are only a hundred 555-01xx numbers: somebody in the demo has ours.
      options: { onDuplicate: 'create' },
    },
    throwOnError: true,
  });
  const { data: check } = await validateImport({ client, path, throwOnError: true });
  await followed(client, check);
  const { data: checked } = await getImport({ client, path, throwOnError: true });
  expect(checked).toMatchObject({ state: 'validated', validation: { failed: 0 } });
  const { data: run } = await runImport({ client, path, throwOnError: true });
  await followed(client, run);
  const { data: done } = await getImport({ client, path, throwOnError: true });
  return { ...done, operationId: run.id };
}

async function followed(client: Client, { id: operationId }: OperationDto): Promise<void> {
  const state = async () => (await getOperation({ client, path: { operationId }, throwOnError: true })).data.state;
  await expect.poll(state).not.toMatch(/queued|running/);
  expect(await state()).toBe('succeeded');
}

/** Names that other programs get wrong: marks, right to left, no surname, a comma and quotes inside. */
function googleContacts(surname: string): File {
  const mail = (name: string) => `${name}.${surname.slice(-6)}@example.com`;
  const rows = [
    ['First Name', 'Last Name', 'Organization Name', 'Labels', 'E-mail 1 - Value', 'Phone 1 - Value', ...ADDRESS],
    [
      ...['Siobhán', surname, '', '* myContacts ::: Weekly', mail('siobhan'), '(908) 555-0143'],
      ...['7 Quince Court', 'Westfield', 'NJ', '07090', 'US'],
    ],
    [
      'ליאור',
      surname,
      '',
      '* myContacts',
      mail('lior'),
      '(908) 555-0144',
      '12 Elm St, "rear"',
      'Summit',
      'NJ',
      '07901',
      'US',
    ],
    ['', '', `“Moss & Fern”, ${surname}`, '', mail('moss'), '', '', '', '', '', ''],
  ];
  const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
  return new File([`\uFEFF${quoted.join('\r\n')}\r\n`], 'contacts.csv', { type: 'text/csv' });
}

const ADDRESS = ['Street', 'City', 'Region', 'Postal Code', 'Country'].map((part) => `Address 1 - ${part}`);

const beginningOf = (file: Blob): Promise<string> => file.slice(0, 5).text();

function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`Expected one of it, found ${items.length}.`);
  return item;
}
