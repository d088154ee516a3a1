import { Readable } from 'node:stream';
import { db, Scopes } from '../../kernel/database/index.js';
import { Files } from '../../kernel/files/index.js';
import { httpApp, type HttpTestApp, testApp, type TestApp } from '../../../test/support/index.js';
import { type Message, MessageFollowers, MessagesModule, OutgoingMail } from './index.js';
import type { NewMail } from './outgoing-mail.js';
import { MessageDelivery } from './message-delivery.js';

const aMail = (changes: Partial<NewMail> = {}): NewMail => ({
  kind: 'spec',
  to: { address: 'ada@client.example', name: 'Ada Grün' },
  subject: 'Your visit – Rasen mähen',
  text: 'We come on Wednesday.',
  html: '<p>We come on Wednesday.</p>',
  fileIds: [],
  clientId: null,
  jobId: null,
  ...changes,
});

const queue = (app: TestApp, mail = aMail()) => app.asMember('owner', () => app.get(OutgoingMail).queue(mail));

function attempt(app: TestApp, id: string, lastAttempt: boolean): Promise<void> {
  const { tenantId, members } = app.greenfield;
  const work = () => app.get(MessageDelivery).attempt(id, lastAttempt, new AbortController().signal);
  return app.get(Scopes).withoutTransaction({ tenantId, actor: members.owner.actor }, work);
}

describe('messages', () => {
  let app: HttpTestApp;
  const heard: string[] = [];
  beforeAll(async () => {
    app = await httpApp({ modules: [MessagesModule] });
    app.get(MessageFollowers).follow('spec', async ({ state }: Message) => void heard.push(state));
  });
  afterAll(() => app.close());

  const get = async (path: string, company: 'greenfield' | 'rival' = 'greenfield') => {
    const answer = await app.injectAs('office_manager', { method: 'GET', url: `/api/v1/messages${path}` }, company);
    return { status: answer.statusCode, body: answer.json<object>() };
  };
  const save = (name: string, content: string) =>
    app.asMember('owner', () =>
      app.get(Files).save(Readable.from([content]), { name, mime: 'text/plain', kind: 'spec', maxBytes: 1000 }),
    );

  it('are sent in the name of the company, delivered and tracked', async () => {
    await app.asMember('owner', () => db().query(`update tenants set email = 'office@greenfield.example'`));
    await app.drainQueue();
    heard.length = 0;
    const { id } = await queue(app);
    expect((await get(`/${id}`)).body).toMatchObject({ state: 'queued', attempts: 0, deliveredAt: null });
    await app.drainQueue();
    expect((await get(`/${id}`)).body).toMatchObject({
      state: 'captured',
      attempts: 1,
      fromName: 'greenfield',
      replyTo: 'office@greenfield.example',
      toName: 'Ada Grün',
      text: 'We come on Wednesday.',
      deliveredAt: expect.any(String),
      mailId: expect.stringContaining(id),
    });
    expect(heard).toEqual(['sending', 'captured']);
  });

  it('are not written when the caller rolls back', async () => {
    await app.drainQueue();
    const broken = app.asMember('owner', async () => {
      await app.get(OutgoingMail).queue(aMail({ subject: 'Never' }));
      throw new Error('on purpose');
    });
    await expect(broken).rejects.toThrow('on purpose');
    expect((await get('?q=never')).body).toMatchObject({ items: [] });
    expect(await app.drainQueue()).toBe(0);
  });

  it('are delivered once, though their task runs twice', async () => {
    const { id } = await queue(app);
    await app.drainQueue();
    await attempt(app, id, false);
    expect((await get(`/${id}`)).body).toMatchObject({ state: 'captured', attempts: 1 });
    const events = await app.asMember('owner', () =>
      db().query<object[]>(`select type, version, previous->>'state' as before from events where entity_id = $1`, [id]),
    );
    // Each step towards it is a new version without an event.
    expect(events).toEqual([{ type: 'message.sent', version: 3, before: 'sending' }]);
  });

  it('are found by words, recipient and state, newest first', async () => {
    const first = await queue(app, aMail({ subject: 'Needle in a haystack' }));
    const second = await queue(app, aMail({ to: { address: 'needle@client.example', name: null } }));
    const ids = async (query: string) =>
      ((await get(query)).body as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(await ids('?q=needle')).toEqual([second.id, first.id]);
    expect(await ids('?q=needle&state=captured')).toEqual([]);
    await app.drainQueue();
    expect(await ids('?q=needle&state=captured')).toEqual([second.id, first.id]);
    expect((await get('?state=lost')).status).toBe(422);
  });

  it('give access to their own attachments, and no other files', async () => {
    const [carried, other] = [await save('carried.txt', 'hello'), await save('other.txt', 'secret')];
    const { id } = await queue(app, aMail({ fileIds: [carried.id] }));
    const url = `/api/v1/messages/${id}/attachments`;
    const file = await app.injectAs('office_manager', { method: 'GET', url: `${url}/${carried.id}` });
    expect([file.statusCode, file.body, file.headers['content-disposition']]).toEqual([
      200,
      'hello',
      expect.stringMatching(/^attachment; filename="carried.txt"/),
    ]);
    expect((await get(`/${id}/attachments/${other.id}`)).body).toMatchObject({ code: 'attachment_not_found' });
  });

  it('are closed to another company and to crews', async () => {
    const file = await save('private.txt', 'private');
    const { id } = await queue(app, aMail({ fileIds: [file.id] }));
    for (const path of [`/${id}`, `/${id}/attachments/${file.id}`]) {
      expect([path, (await get(path, 'rival')).status]).toEqual([path, 404]);
    }
    expect((await get('', 'rival')).body).toMatchObject({ items: [] });
    const stolen = app.asTenant('rival', () => app.get(OutgoingMail).queue(aMail({ fileIds: [file.id] })));
    await expect(stolen).rejects.toThrow(/foreign key/);
    const crew = await app.injectAs('crew_lead', { method: 'GET', url: '/api/v1/messages' });
    expect(crew.statusCode).toBe(403);
  });
});

describe('a mail server that is down', () => {
  let app: TestApp;
  beforeAll(
    async () => void (app = await testApp({ modules: [MessagesModule], env: { SMTP_URL: 'smtp://127.0.0.1:1' } })),
  );
  afterAll(async () => {
    await app.close();
    delete process.env['SMTP_URL'];
  });

  const stateOf = async (id: string) => {
    const [row] = await app.asMember('owner', () =>
      db().query<Record<string, unknown>[]>('select state, attempts, failure from messages where id = $1', [id]),
    );
    return row;
  };

  it('is retried until no attempts are left', async () => {
    const { id } = await queue(app);
    await expect(attempt(app, id, false)).rejects.toThrow();
    expect(await stateOf(id)).toMatchObject({
      state: 'failed',
      attempts: 1,
      failure: expect.stringMatching(/ECONNREFUSED/),
    });
    await expect(attempt(app, id, true)).rejects.toThrow();
    expect(await stateOf(id)).toMatchObject({ state: 'dead', attempts: 2 });
    await attempt(app, id, true);
    expect(await stateOf(id)).toMatchObject({ state: 'dead', attempts: 2 });
    const events = await app.asMember('owner', () =>
      db().query<{ type: string }[]>('select type from events where entity_id = $1', [id]),
    );
    expect(events).toEqual([{ type: 'message.failed' }]);
  });
});
