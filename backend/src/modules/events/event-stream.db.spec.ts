import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Scopes } from '../../kernel/database/index.js';
import { defineEvent, DomainEvents } from '../../kernel/events/index.js';
import { createHttpApp } from '../../kernel/http/index.js';
import { Live } from '../../kernel/live/index.js';
import { type CompanyName, httpApp, type HttpTestApp, TEST_PASSWORD } from '../../../test/support/index.js';
import type { PresetRole, Principal } from '../../kernel/access/index.js';
import { CLIENT_RECORD } from '../clients/clients.events.js';
import { VISIT_RECORD } from '../visits/visit-states.js';
import { BURST } from './event-feed.js';
import { EventStreams } from './event-streams.js';
import { EventsModule } from './index.js';
import { SseReader } from './sse-reader.factory.js';

const ClientStreamed = defineEvent('client.streamed', CLIENT_RECORD);
const VisitStreamed = defineEvent('visit.streamed', VISIT_RECORD);

let app: HttpTestApp;
let url: string;
const readers: SseReader[] = [];

const start = async () => {
  app = await httpApp({ modules: [EventsModule] });
  await app.nest.listen(0, '127.0.0.1');
  url = await app.nest.getUrl();
};
afterEach(() => readers.splice(0).forEach((reader) => reader.close()));

const open = async (
  role: PresetRole,
  company: CompanyName = 'greenfield',
  options: { at?: string; from?: string; query?: string } = {},
) => {
  const headers: Record<string, string> = options.from === undefined ? {} : { 'last-event-id': options.from };
  const token = await app.tokenOf(role, company);
  const reader = await SseReader.open(
    `${options.at ?? url}/api/v1/events/stream${options.query ?? ''}`,
    token,
    headers,
  );
  readers.push(reader);
  await reader.until((it) => it.of('ready').length > 0);
  return reader;
};
const tell = async (company: CompanyName = 'greenfield', event = ClientStreamed): Promise<string> => {
  const entityId = uuidv7();
  await app.asTenant(company, async () => {
    app.get(DomainEvents).record(event, { entityId, data: { secret: 'not for the stream' } });
  });
  return entityId;
};
const asSuperuser = async (statement: string): Promise<void> => {
  const client = new Client({ connectionString: app.database.superuserUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
};
const heard = (reader: SseReader) => reader.of('change').map(({ data }) => data['entityId']);

describe('GET /api/v1/events/stream', () => {
  beforeAll(start);
  afterAll(() => app.close());

  it('sends nothing to another company', async () => {
    const [mine, theirs] = [await open('owner'), await open('owner', 'rival')];
    const entityId = await tell('greenfield');
    const ownId = await tell('rival');
    await theirs.until((it) => heard(it).includes(ownId));
    await mine.until((it) => heard(it).includes(entityId));
    expect(heard(theirs)).toEqual([ownId]);
    expect(heard(mine)).toEqual([entityId]);
  });

  it('sends crews only hints about jobs and visits', async () => {
    const crew = await open('crew_member');
    await tell('greenfield', ClientStreamed);
    const visitId = await tell('greenfield', VisitStreamed);
    await crew.until((it) => it.of('change').length > 0);
    expect(crew.of('change').map(({ data }) => data)).toEqual([{ entityType: 'visit', entityId: visitId }]);
  });

  it('sends missed events, once and in order', async () => {
    const first = await open('owner');
    const before = await tell();
    await first.until((it) => heard(it).includes(before));
    const position = first.of('change')[0]?.id ?? '';
    first.close();
    const missed = [await tell(), await tell()];
    const second = await open('owner', 'greenfield', { from: position });
    const next = await tell();
    await second.until((it) => heard(it).includes(next));
    expect(heard(second)).toEqual([...missed, next]);
  });

  it('sends what happened just before it was open, when asked', async () => {
    await asSuperuser(`update events set at = now() - interval '1 minute'`);
    const first = await open('owner');
    // Of a long transaction: older than the one before it, and numbered after it.
    const [before, long, after] = [await tell(), await tell(), await tell()];
    await asSuperuser(`update events set at = now() - interval '1 minute' where entity_id = '${long}'`);
    await first.until((it) => heard(it).includes(after));
    const [asking, other] = [await open('owner', 'greenfield', { query: '?lastSeconds=20' }), await open('owner')];
    const next = await tell();
    for (const stream of [asking, other]) await stream.until((it) => heard(it).includes(next));
    expect(heard(asking)).toEqual([before, long, after, next]);
    expect(heard(other)).toEqual([next]);
  });

  it('sends "reset" instead of a flood', async () => {
    const stream = await open('owner');
    const many = Array.from({ length: BURST + 10 }, () => ({ entityId: uuidv7(), data: {} }));
    await app.asMember('owner', async () => app.get(DomainEvents).recordMany(ClientStreamed, many));
    await stream.until((it) => it.of('reset').length > 0);
    expect(stream.of('change')).toEqual([]);
    const late = await open('owner', 'greenfield', { from: '0' });
    await late.until((it) => it.of('reset').length > 0);
    const after = await tell();
    await late.until((it) => heard(it).includes(after));
  });

  it('delivers live messages to their recipients, when their transaction commits', async () => {
    const [office, crew, rival] = [await open('office_manager'), await open('crew_lead'), await open('owner', 'rival')];
    const live = app.get(Live);
    const broken = app.asMember('owner', async () => {
      live.publish('progress', { done: 1 });
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    const { userId, actor } = app.greenfield.members.crew_lead;
    await app.asMember('owner', async () => live.publish('progress', { done: 2 }));
    const who = { tenantId: app.greenfield.tenantId, actor };
    await app.get(Scopes).withoutTransaction(who, async () => live.publish('progress', { done: 3 }, { userId }));
    await office.until((it) => it.of('live').length > 1);
    await crew.until((it) => it.of('live').length > 0);
    expect(office.of('live').map(({ data }) => data)).toEqual(
      [2, 3].map((done) => ({ topic: 'progress', payload: { done } })),
    );
    expect(crew.of('live').map(({ data }) => data)).toEqual([{ topic: 'progress', payload: { done: 3 } }]);
    expect(rival.of('live')).toEqual([]);
  });

  it('continues when the listening connection is cut', async () => {
    const stream = await open('owner');
    await asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity
                       where application_name = 'hedgerow-live' and datname = current_database()`);
    const entityId = await tell();
    await stream.until((it) => heard(it).includes(entityId));
  });

  it('ends when its reader signs out', async () => {
    const { email } = app.greenfield.members.sales;
    const credentials = { email, password: TEST_PASSWORD, client: 'mobile' };
    const signIn = await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: credentials });
    const { accessToken, refreshToken } = signIn.json<{ accessToken: string; refreshToken: string }>();
    const stream = await SseReader.open(`${url}/api/v1/events/stream`, accessToken);
    await app.get(EventStreams).beat();
    await stream.until((it) => it.comments > 0);
    await app.inject({ method: 'POST', url: '/api/v1/auth/logout', payload: { refreshToken } });
    await app.get(EventStreams).beat();
    await stream.until((it) => it.closed);
    expect(stream.messages.at(-1)).toMatchObject({ event: 'end', data: { reason: 'signed_out' } });
  });

  it('ends when the access token expires', async () => {
    const { actor } = app.greenfield.members.owner;
    const principal: Principal = {
      actor,
      credential: { enter: 'enter_by_session', id: uuidv7(), standing: '' },
      tenantId: app.greenfield.tenantId,
      credentialId: uuidv7(),
      requestsPerMinute: null,
      expiresAt: Date.now(),
      known: () => principal,
      standing: async () => principal,
      renew: async () => principal,
    };
    const { body } = await app.get(EventStreams).open(principal);
    await app.get(EventStreams).beat();
    const text = Buffer.concat(await body.toArray()).toString();
    expect(text).toMatch(/event: end\ndata: {"reason":"token_expired"}\n\n$/);
  });

  it('refuses readers without a token', async () => {
    expect((await fetch(`${url}/api/v1/events/stream`)).status).toBe(401);
  });
});

// Behind a balancer there are several APIs of one database. An app of their own: in this process Passport asks the newest
// one who somebody is, for all of them.
describe('GET /api/v1/events/stream of several processes', () => {
  let other: NestFastifyApplication;
  let otherUrl: string;
  beforeAll(start);
  beforeEach(async () => {
    other = await createHttpApp(app.module);
    await other.listen(0, '127.0.0.1');
    otherUrl = await other.getUrl();
  });
  afterEach(async () => {
    // One of the tests closes it.
    if (other.getHttpServer().listening) await other.close();
  });
  afterAll(() => app.close());

  it('announces commits in every process, without their data', async () => {
    const streams = [await open('office_manager'), await open('owner', 'greenfield', { at: otherUrl })];
    const entityId = await tell();
    for (const stream of streams) {
      await stream.until((it) => heard(it).includes(entityId));
      expect(stream.of('change')[0]?.data).toEqual({
        seq: expect.any(Number),
        type: 'client.streamed',
        entityType: 'client',
        entityId,
        version: null,
        at: expect.any(String),
        actor: expect.objectContaining({ name: 'greenfield owner' }),
      });
    }
  });

  it('ends with its process, without delaying it', async () => {
    const stream = await open('owner', 'greenfield', { at: otherUrl });
    await other.close();
    await stream.until((it) => it.closed);
    expect(stream.messages.at(-1)).toMatchObject({ event: 'end', data: { reason: 'shutdown' } });
  });
});
