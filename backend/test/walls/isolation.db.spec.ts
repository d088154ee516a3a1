import { randomUUID } from 'node:crypto';
import { httpApp, type HttpTestApp, type InjectOptions, type InjectResponse } from '../support/index.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildContract } from '../../src/kernel/contract/openapi.js';
import type { PresetRole } from '../../src/kernel/access/index.js';
import { operations } from './contract-document.js';
import { interleaved, narrowApp } from './isolation/interleaved.js';
import {
  addressOf,
  bodyIds,
  bodyOf,
  bodyWith,
  neededBeside,
  pathIds,
  type Route,
  queryIds,
  searchesOf,
  streams,
} from './isolation/requests.js';
import { aFullCompany, type Samples, sampleOf } from './isolation/samples.js';
import { Victim } from './isolation/victim.js';
import { writtenRoles } from './isolation/written-roles.js';

const isPublic = ({ operation }: Route) => operation['x-permission'] === 'public';
const closed = operations.filter((place) => !isPublic(place));
const withPathIds = operations.filter((place) => pathIds(place).length > 0);
const takesJson = ({ operation }: Route) => 'application/json' in (operation.requestBody?.content ?? {});
const lists = closed.filter((place) => place.method === 'get' && pathIds(place).length === 0 && !streams(place));
const each = (places: Route[]) => places.map((place): [string, Route] => [place.place, place]);

const bodyPlaces = closed.flatMap((place) =>
  bodyIds(place).map((at): [string, Route, string[]] => [`${place.place} /${at.join('/')}`, place, at]),
);
/** The record's own `id` is the caller's to choose. */
const isOwnId = (at: string[]) => at.at(-1) === 'id';
/** What it narrows a change of many by: an id that nobody has finds nothing. */
const isFilter = ([first]: string[]) => first === 'filter';

describe('No operation on another tenant’s id, nested id, body, list or filter gives or changes anything (promise 2.1): isolation of companies', () => {
  let app: HttpTestApp;
  let narrow: NestFastifyApplication;
  let victim: Victim;
  let theirs: Samples;
  let own: Samples;
  /** The record that the rival asks for by filters: its own audit log keeps what it asked for. */
  let askedFor: string;
  let secrets: string[];
  /** Ids of the other company that were not chosen for a record here yet. */
  let unused: string[];
  let before: Record<string, string>;
  beforeAll(async () => {
    app = await httpApp();
    narrow = await narrowApp(app.module);
    const client = { method: 'POST', url: '/api/v1/clients', payload: { displayName: 'Asked for' } } as const;
    askedFor = (await app.injectAs('owner', client)).json<{ id: string }>().id;
    theirs = await aFullCompany(app, 'greenfield');
    own = await aFullCompany(app, 'rival');
    await app.tokenOf('owner', 'greenfield');
    victim = await Victim.of(app.database.superuserUrl, app.greenfield.tenantId);
    before = await victim.rows();
    secrets = (await victim.ids()).filter((id) => id !== askedFor);
    // Not of a sample: the rival would have that one by its own id then.
    unused = secrets.filter((id) => !Object.values(theirs).includes(id));
  });
  afterAll(async () => {
    await victim.close();
    await narrow.close();
    await app.close();
  });
  /** Whatever was tried, the other company has what it had. */
  const unchanged = async () => expect(await victim.rows()).toEqual(before);

  /** Sends as the rival's owner, in the version that the record has. */
  async function send(place: Route, url: string, payload?: object): Promise<InjectResponse> {
    const method = place.method.toUpperCase() as 'GET';
    const attempt = (version: number) => {
      const headers = { 'if-match': `"${version}"` };
      return app.injectAs('owner', { method, url, headers, ...(payload && { payload }) }, 'rival');
    };
    const answer = await attempt(1);
    return answer.statusCode === 412 ? attempt(answer.json<{ currentVersion: number }>().currentVersion) : answer;
  }

  it('covers the operations that the product has: emit the contract again', () => {
    const names = Object.entries(buildContract(app.nest).paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations.map(({ place }) => place).sort()).toEqual(names.sort());
  });

  describe.each(each(withPathIds))('%s', (_, place) => {
    it.each(pathIds(place))('answers another company’s %s like an unknown one', async (name) => {
      const payload = bodyOf(place, own);
      const unknown = { [name]: randomUUID() };
      const foreign = { [name]: sampleOf(theirs, name) };
      const expected = await send(place, addressOf(place, own, unknown), payload);
      const answer = await send(place, addressOf(place, own, foreign), payload);
      expect([answer.statusCode, faceless(answer, foreign)]).toEqual([404, faceless(expected, unknown)]);
      expect(expected.statusCode).toBe(404);
      await unchanged();
    });

    it('answers a list of another company’s ids like an empty one', async () => {
      const address = addressOf(place, theirs);
      const answer = await send(place, address, bodyOf(place, own));
      expect([answer.statusCode, secretsIn(answer, address)]).toEqual([404, []]);
      await unchanged();
    });
  });

  it.each(each(withPathIds.filter(({ method }) => method === 'get')))(
    '%s shows what is one’s own',
    async (_, place) => {
      const answer = await send(place, addressOf(place, own));
      expect([answer.statusCode, secretsIn(answer)]).toEqual([200, []]);
    },
  );

  it.each(each(lists))('%s lists only the company’s own records', async (_, place) => {
    const searches = Object.entries(searchesOf(place)).map((search) => `?${new URLSearchParams([search]).toString()}`);
    for (const query of ['', ...searches]) {
      const answer = await send(place, place.path + query);
      expect(answer.statusCode).toBeLessThan(500);
      expect(secretsIn(answer)).toEqual([]);
    }
  });

  describe.each(each(closed.filter((place) => queryIds(place).length > 0)))('%s', (_, place) => {
    it.each(queryIds(place))('finds nothing by another company’s %s', async (name) => {
      const ask = (id: string) => {
        const query = new URLSearchParams({ ...neededBeside(place, name), [name]: id });
        return send(place, `${addressOf(place, own)}?${query.toString()}`);
      };
      const [unknown, foreign] = [randomUUID(), sampleOf(theirs, name)];
      const [expected, answer] = [await ask(unknown), await ask(foreign)];
      const own200 = await ask(sampleOf(own, name));
      expect(own200.statusCode).toBe(200);
      expect([answer.statusCode, faceless(answer, { foreign })]).toEqual([
        expected.statusCode,
        faceless(expected, { unknown }),
      ]);
    });
  });

  it.each(bodyPlaces.filter(([, , at]) => isFilter(at)))(
    '%s finds nothing by another company’s id',
    async (_, place, at) => {
      const ask = (id: string) => send(place, addressOf(place, own), bodyWith(place, own, at, id));
      const [expected, answer] = [await ask(randomUUID()), await ask(askedFor)];
      expect([answer.statusCode, secretsIn(answer)]).toEqual([expected.statusCode, []]);
      expect(answer.body).not.toContain(askedFor);
      if (answer.statusCode === 200) expect(answer.body).toBe(expected.body);
      await app.drainQueue();
      await unchanged();
    },
  );

  it.each(bodyPlaces.filter(([, , at]) => !isOwnId(at) && !isFilter(at)))(
    '%s takes no foreign id',
    async (_, place, at) => {
      const name = at.findLast((step) => !/^\d+$/.test(step)) ?? '';
      const [unknown, foreign] = [randomUUID(), sampleOf(theirs, name)];
      const ask = (id: string) => send(place, addressOf(place, own), bodyWith(place, own, at, id));
      const [expected, answer] = [await ask(unknown), await ask(foreign)];
      expect([answer.statusCode, faceless(answer, { foreign })]).toEqual([
        expected.statusCode,
        faceless(expected, { unknown }),
      ]);
      // The id was looked at: refused by name, or row by row.
      expect(answer.body).toMatch(answer.statusCode === 422 ? `"/${at.join('/')}"` : /not_found|no_company/);
      await unchanged();
    },
  );

  it.each(bodyPlaces.filter(([, , at]) => isOwnId(at)))(
    '%s may be one that another company has',
    async (_, place, at) => {
      const ask = (id: string) => send(place, addressOf(place, own), bodyWith(place, own, at, id));
      const chosen = unused.pop() ?? '';
      const [unknown, foreign] = [await ask(randomUUID()), await ask(chosen)];
      // The rival has a record of its own by this id now.
      secrets = secrets.filter((id) => id !== chosen);
      expect(foreign.statusCode).toBe(unknown.statusCode);
      expect(foreign.statusCode).toBeLessThan(300);
      await unchanged();
    },
  );

  describe.each(each(closed))('%s', (_, place) => {
    const nowhere = () => addressOf(place, {}, Object.fromEntries(pathIds(place).map((name) => [name, randomUUID()])));
    const request = (): InjectOptions => ({ method: place.method.toUpperCase(), url: nowhere() });

    it.each(['', 'Bearer', 'Bearer null', 'Bearer a.b.c', 'Basic b3duZXI6b3duZXI='])(
      'is closed to "%s"',
      async (authorization) => {
        const answer = await app.inject({ ...request(), headers: authorization ? { authorization } : {} });
        expect([answer.statusCode, answer.json()]).toMatchObject([401, { code: 'unauthenticated' }]);
        expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
      },
    );

    it('is open to exactly the roles that openapi/roles.md names', async () => {
      const found: Record<string, boolean> = {};
      for (const role of Object.keys(app.rival.members) as PresetRole[]) {
        const answer = await app.injectAs(role, { ...request(), payloadAsStream: streams(place) }, 'rival');
        if (streams(place)) answer.stream().destroy();
        expect(answer.statusCode).toBeLessThan(500);
        found[role] = answer.statusCode !== 403;
      }
      expect(found).toEqual(writtenRoles(place));
    });
  });

  describe('Tenant headers, query or body values change nothing (promise 2.2):', () => {
    const NAMES = ['tenantId', 'tenant_id', 'companyId'];

    it.each(each(lists))('%s', async (_, place) => {
      const { tenantId } = app.greenfield;
      const cookie = NAMES.map((name) => `${name}=${tenantId}`).join('; ');
      const headers = { 'x-tenant-id': tenantId, 'x-company-id': tenantId, 'tenant-id': tenantId, cookie };
      const request = { method: 'GET', payloadAsStream: streams(place) } as const;
      for (const query of ['', ...NAMES.map((name) => `?${name}=${tenantId}`)]) {
        const answer = await app.injectAs('owner', { ...request, url: place.path + query, headers }, 'rival');
        expect(answer.statusCode).toBeLessThan(500);
        expect(secretsIn(answer, query)).toEqual([]);
      }
    });

    it.each(each(closed.filter((place) => takesJson(place) && !JSON.stringify(bodyIds(place)).includes('tenantId'))))(
      '%s refuses a tenantId',
      async (_, place) => {
        const payload = { ...bodyOf(place, own), tenantId: app.greenfield.tenantId };
        const answer = await send(place, addressOf(place, own), payload);
        expect([answer.statusCode, answer.body]).toEqual([422, expect.stringContaining('"/tenantId"')]);
        await unchanged();
      },
    );
  });

  it('holds under interleaved load with a pool smaller than the concurrency (promise 2.1)', async () => {
    const reads = closed.filter((place) => place.method === 'get' && !streams(place));
    const addresses = reads.flatMap((place) => [addressOf(place, own), addressOf(place, theirs)]);
    const { leaks, statuses } = await interleaved(app, narrow, addresses, askedFor);
    expect(leaks).toEqual([]);
    // Both were answered with what is their own, and refused what is not.
    expect([...new Set(statuses)]).toEqual(expect.arrayContaining([200, 201, 404]));
    await unchanged();
  });

  it('left the other company unchanged', unchanged);

  /** Ids of the other company in an answer, beside those that the caller sent in the address. */
  const secretsIn = ({ body }: InjectResponse, address = '') =>
    secrets.filter((id) => body.includes(id) && !address.includes(id));
});

/** A refusal without what differs from one request to the next: its name, its address, the ids that were sent. */
function faceless(answer: InjectResponse, sent: Samples): unknown {
  const [body = ''] = Object.values(sent).map((id) => answer.body.replaceAll(id, '<id>'));
  const { requestId: _, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return rest;
}
