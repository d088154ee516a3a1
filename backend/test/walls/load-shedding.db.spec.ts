import { type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { Client } from 'pg';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { withClient } from '../../../scripts/roles.mjs';
import { ClientSearchModule } from '../../src/modules/client-search/index.js';
import { ClientsModule } from '../../src/modules/clients/index.js';
import { makeClient } from '../../src/modules/clients/clients.factory.js';
import { EventsModule } from '../../src/modules/events/index.js';
import { afterCommit, db, Scopes } from '../../src/kernel/database/index.js';
import { eventLoop } from '../../src/kernel/limits/index.js';
import { type CompanyName, httpApp, type HttpTestApp, type InjectResponse } from '../support/index.js';

/** Of 16 requests in flight and 5 connections, as fair-shares.spec.ts counts them. */
const [REQUESTS, CONNECTIONS] = [12, 4];
const LIST = '/api/v1/clients';
const CLIENTS_SQL = `
  insert into clients (id, number, display_name, status, tags, notes)
  select gen_random_uuid(), 'X-' || n, 'Dana O''Brien ' || n, 'active', array['weekly'], repeat('Rings before noon. ', 50)
  from generate_series(1, 200) n`;

describe('heavy load of one company', () => {
  let app: HttpTestApp;
  let clientId: string;
  beforeAll(async () => {
    const env = { DATABASE_POOL: '5', REQUESTS_IN_FLIGHT: '16', REQUEST_PATIENCE_MS: '1000' };
    app = await httpApp({ modules: [ClientsModule, ClientSearchModule, EventsModule], env });
    clientId = (await makeClient(app)).client.id;
    await app.nest.listen(0, '127.0.0.1');
    // Whoever has shown who they are counts for their company.
    for (const company of ['greenfield', 'rival'] as const) expect((await list(company)).statusCode).toBe(200);
  });
  afterAll(() => app.close());

  const list = (company: CompanyName) => app.injectAs('owner', { method: 'GET', url: `${LIST}?limit=1` }, company);
  const rename = (displayName: string) =>
    app.injectAs('owner', {
      method: 'PATCH',
      url: `${LIST}/${clientId}`,
      payload: { displayName },
      headers: { 'if-match': '*' },
    });
  const many = <T>(count: number, work: (n: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, n) => work(n)));
  const whileLocked = (work: (holder: Client) => Promise<void>) =>
    withClient(app.database.superuserUrl, async (client) => {
      await client.query('begin');
      await client.query('select from clients where id = $1 for update', [clientId]);
      await work(client);
      await client.query('rollback');
    });
  const untilWaiting = async (client: Client, count: number) => {
    for (;;) {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      );
      if ((rowCount ?? 0) >= count) return;
      await pause(10);
      await client.query('select pg_stat_clear_snapshot()');
    }
  };
  const isOverloaded = (answer: InjectResponse) => {
    expect([answer.statusCode, answer.json()]).toMatchObject([503, { code: 'overloaded' }]);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  };
  /** All that a company may have at once, twice: none of it is missing. */
  const expectNothingHeld = async () => {
    for (const company of ['greenfield', 'rival', 'greenfield'] as const) {
      const answers = await many(REQUESTS, () => list(company));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
    }
    let inside = 0;
    await many(CONNECTIONS, () =>
      app.asMember('owner', async () => {
        inside += 1;
        while (inside < CONNECTIONS) await db().query('select 1');
      }),
    );
  };

  /** Until no request of the company is worked on any more. */
  const untilIdle = async () => {
    for (;;) {
      const answers = await many(REQUESTS, () => list('greenfield'));
      if (answers.every(({ statusCode }) => statusCode === 200)) return;
      // Refusals wait for nothing: nobody else would get a turn.
      await pause(10);
    }
  };

  it('does not affect another company while its requests wait for its own lock', async () => {
    let waiting: Array<Promise<InjectResponse>> = [];
    await whileLocked(async (holder) => {
      waiting = Array.from({ length: REQUESTS }, (_, n) => rename(`Renamed ${n}`));
      await untilWaiting(holder, CONNECTIONS);
      isOverloaded(await rename('One more'));
      for (let turn = 0; turn < 5; turn++) expect((await list('rival')).statusCode).toBe(200);
      expect((await app.inject({ method: 'GET', url: '/health/ready' })).statusCode).toBe(200);
      // The others have waited for a connection as long as a request may.
      const early = await Promise.race(waiting);
      isOverloaded(early);
    });
    const answers = await Promise.all(waiting);
    const refused = answers.filter(({ statusCode }) => statusCode === 503);
    refused.forEach(isOverloaded);
    expect(answers.length - refused.length).toBe(CONNECTIONS);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(CONNECTIONS);
    await expectNothingHeld();
  });

  it('counts until the answer begins, not for as long as a stream is open', async () => {
    const stream = () =>
      app.injectAs('owner', { method: 'GET', url: '/api/v1/events/stream', payloadAsStream: true }, 'rival');
    const streams = await many(REQUESTS, stream);
    expect(streams.map(({ statusCode }) => statusCode)).toEqual(streams.map(() => 200));
    await expectNothingHeld();
    for (const open of streams) open.stream().destroy();
  });

  it('is refused with a problem before any work is done; another company and health checks are served', async () => {
    const base = await app.nest.getUrl();
    const ask = async (path: string, company: CompanyName, headers = {}) =>
      fetch(`${base}${path}`, {
        headers: { authorization: `Bearer ${await app.tokenOf('owner', company)}`, ...headers },
      });
    let waiting: Array<Promise<InjectResponse>> = [];
    await whileLocked(async (holder) => {
      waiting = Array.from({ length: REQUESTS }, (_, n) => rename(`Renamed again ${n}`));
      await untilWaiting(holder, CONNECTIONS);
      for (const headers of [{ 'x-request-id': 'my-request-0001' }, { 'x-forwarded-for': '203.0.113.7' }]) {
        const refused = await ask(`${LIST}?q=x`, 'greenfield', headers);
        const problem = (await refused.json()) as { requestId: string };
        expect([refused.status, problem]).toMatchObject([503, { code: 'overloaded', status: 503, instance: LIST }]);
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
        expect(refused.headers.get('x-request-id')).toBe(problem.requestId);
      }
      expect((await ask(LIST, 'rival')).status).toBe(200);
      expect((await ask('/health/live', 'greenfield')).status).toBe(200);
    });
    await Promise.all(waiting);
    await expectNothingHeld();
  });

  it('builds no page while the event loop is busy, and lets everybody connect meanwhile', async () => {
    await app.asMember('owner', () => db().query(CLIENTS_SQL));
    const { server } = app.nest.getHttpAdapter().getInstance();
    const { port } = server.address() as AddressInfo;
    const authorization = `Bearer ${await app.tokenOf('owner')}`;
    const page = `GET ${LIST}?limit=200&include=contacts,properties HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\n\r\n`;
    const [connections, arrived, made] = [80, Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    let [accepted, pages] = [0, 0];
    const count = () => {
      accepted += 1;
      if (accepted === connections) arrived.resolve(undefined);
    };
    const countPage = (_: IncomingMessage, answer: ServerResponse) =>
      answer.once('prefinish', () => {
        if (answer.statusCode !== 200) return;
        pages += 1;
        made.resolve(undefined);
      });
    server.on('connection', count).on('request', countPage);
    const room = jest.spyOn(eventLoop, 'room').mockReturnValue(arrived.promise);
    const sockets = Array.from({ length: connections }, () => connect(port, '127.0.0.1').pause());
    for (const socket of sockets) socket.on('error', () => undefined).write(page.repeat(10));
    await arrived.promise;
    expect(pages).toBe(0);
    room.mockRestore();
    await made.promise;
    server.off('connection', count).off('request', countPage);
    for (const socket of sockets) socket.destroy();
    await untilIdle();
    await expectNothingHeld();
  });

  it('waits for its turn on the event loop before a request, after every database result and before the answer', async () => {
    const room = jest.spyOn(eventLoop, 'room');
    const statements = jest.spyOn(PostgresQueryRunner.prototype, 'query');
    expect((await list('greenfield')).statusCode).toBe(200);
    const asked = room.mock.calls.map(([owner]) => owner);
    expect(asked).toHaveLength(2 + statements.mock.calls.length);
    expect(new Set(asked).size).toBe(1);
    room.mockRestore();
    statements.mockRestore();
  });

  it('is released after failures and when the client hangs up', async () => {
    const { port } = app.nest.getHttpServer().address() as AddressInfo;
    const authorization = `Bearer ${await app.tokenOf('owner')}`;
    const headers = { authorization, 'content-type': 'application/json', 'content-length': '1000', 'if-match': '*' };
    const send = (method: string, path: string, body?: string) => {
      const sent = httpRequest({
        port,
        method,
        path,
        headers: body ? { ...headers, 'content-length': body.length } : headers,
      });
      sent.on('error', () => undefined);
      if (body) sent.end(body);
      else sent.write('{"displayName":');
      return sent;
    };
    // Bodies that never arrive whole take nobody's place.
    const unfinished = Array.from({ length: REQUESTS - 2 }, () => send('POST', LIST));
    await Promise.all(unfinished.map((sent) => once(sent, 'socket')));
    await many(2 * REQUESTS, () => app.injectAs('owner', { method: 'POST', url: LIST, payload: { displayName: '' } }));
    await expectNothingHeld();
    for (const sent of unfinished) sent.destroy();
    await whileLocked(async (holder) => {
      const waiting = Array.from({ length: CONNECTIONS }, () => send('PATCH', `${LIST}/${clientId}`, '{"notes":"x"}'));
      await untilWaiting(holder, CONNECTIONS);
      for (const sent of waiting) sent.destroy();
    });
    // What they had begun goes on to its end.
    await untilIdle();
    await expectNothingHeld();
  });

  it('never deadlocks: a transaction inside another takes no second share', async () => {
    const { tenantId, members } = app.greenfield;
    const who = { tenantId, actor: members.owner.actor };
    const scopes = app.get(Scopes);
    let inside = 0;
    const nested = await many(CONNECTIONS, () =>
      scopes.run(who, async () => {
        inside += 1;
        while (inside < CONNECTIONS) await db().query('select 1');
        return scopes.transaction(() => db().query<Array<{ one: number }>>('select 1 as one'));
      }),
    );
    expect(nested.map(([row]) => row?.one)).toEqual(nested.map(() => 1));
    await expectNothingHeld();
  });

  it('leaves a connection for work that follows a commit', async () => {
    const { tenantId, members } = app.greenfield;
    const who = { tenantId, actor: members.owner.actor };
    const scopes = app.get(Scopes);
    let [inside, followed] = [0, 0];
    await many(CONNECTIONS, () =>
      scopes.run(who, async () => {
        inside += 1;
        while (inside < CONNECTIONS) await db().query('select 1');
        afterCommit(() => scopes.run(who, async () => void (followed += 1)));
      }),
    );
    expect(followed).toBe(CONNECTIONS);
    await expectNothingHeld();
  });

  it('does not start work that nobody waits for', async () => {
    const { tenantId, members } = app.greenfield;
    let began = false;
    const gone = app
      .get(Scopes)
      .run({ tenantId, actor: members.owner.actor, signal: AbortSignal.abort() }, async () => {
        began = true;
      });
    await expect(gone).rejects.toMatchObject({ status: 503 });
    expect(began).toBe(false);
    await expectNothingHeld();
  });
});
