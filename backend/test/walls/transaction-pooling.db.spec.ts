import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { withClient } from '../../../scripts/roles.mjs';
import { Announcements } from '../../src/kernel/live/index.js';
import { ClientSearchModule } from '../../src/modules/client-search/index.js';
import { ClientsModule } from '../../src/modules/clients/index.js';
import { anOBrien } from '../../src/modules/clients/clients.factory.js';
import { EventsModule } from '../../src/modules/events/index.js';
import { type CompanyName, httpApp, type HttpTestApp } from '../support/index.js';
import { TransactionPooler } from '../support/transaction-pooler.js';

const LIST = '/api/v1/clients';
const BACK_ENDS = 3;
const COMPANIES = ['greenfield', 'rival'] as const;

/** What transactions must not leave behind on a connection that the next one gets. */
const LEFT_BEHIND = `
  select coalesce(current_setting('app.tenant_id', true), '') as tenant, coalesce(current_setting('app.user_id', true), '') as actor,
    current_setting('transaction_read_only') as "readOnly", (select count(*)::int from pg_prepared_statements) as statements,
    (select count(*)::int from pg_listening_channels()) as channels`;

describe.each([
  ['that reports a process id of its own', false],
  ['that reports the process id of one connection and uses others', true],
])('behind a pooler %s', (_, tellsPid) => {
  let app: HttpTestApp;
  let pooler: TransactionPooler;
  let warned: jest.SpiedFunction<Logger['warn']>;
  beforeAll(async () => {
    warned = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
    const pooled = async (url: string) => {
      pooler = await TransactionPooler.start(url, { backEnds: BACK_ENDS, tellsPid });
      return pooler.through(url);
    };
    app = await httpApp({ modules: [ClientsModule, ClientSearchModule, EventsModule], pooled });
  });
  afterAll(async () => {
    warned.mockRestore();
    await app.close();
    await pooler.stop();
  });

  const create = (company: CompanyName, displayName: string, headers = {}) =>
    app.injectAs('owner', { method: 'POST', url: LIST, payload: anOBrien({ displayName }), headers }, company);
  const names = async (company: CompanyName) => {
    const answer = await app.injectAs('owner', { method: 'GET', url: `${LIST}?limit=200` }, company);
    expect(answer.statusCode).toBe(200);
    return answer.json<{ items: Array<{ displayName: string }> }>().items.map(({ displayName }) => displayName);
  };

  it('companies that read and write at once see their own rows, whichever connection they get', async () => {
    const before = pooler.transactions;
    const turns = Array.from({ length: 6 }, (_unused, turn) => turn);
    await Promise.all(
      turns.flatMap((turn) =>
        COMPANIES.map(async (company) => {
          expect((await create(company, `${company} ${turn}`)).statusCode).toBe(201);
          const theirs = COMPANIES.filter((one) => one !== company).join('|');
          for (const name of await names(company)) expect(name).not.toMatch(theirs);
        }),
      ),
    );
    for (const company of COMPANIES)
      expect(await names(company)).toEqual(expect.arrayContaining(turns.map((turn) => `${company} ${turn}`)));
    expect(pooler.transactions - before).toBeGreaterThan(2 * turns.length * COMPANIES.length);
  });

  it('what is refused leaves nothing, and what is repeated is done once', async () => {
    const headers = { 'idempotency-key': `pooled-${String(tellsPid)}` };
    const [first, again] = [await create('greenfield', 'Once', headers), await create('greenfield', 'Once', headers)];
    expect([first.statusCode, again.statusCode, again.body]).toEqual([201, 201, first.body]);
    const { id } = first.json<{ id: string }>();
    const rename = (displayName: string, version: string) =>
      app.injectAs('owner', {
        method: 'PATCH',
        url: `${LIST}/${id}`,
        payload: { displayName },
        headers: { 'if-match': version },
      });
    const tag = String(first.headers.etag);
    const answers = await Promise.all([rename('One', tag), rename('Other', tag)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    expect(await names('rival')).not.toContain('Once');
  });

  it('nothing of a transaction stays on its connection', async () => {
    const left = await Promise.all(
      Array.from({ length: BACK_ENDS }, () =>
        withClient(
          pooler.through(app.database.appUrl),
          async (client) => (await client.query<object>(LEFT_BEHIND)).rows[0],
        ),
      ),
    );
    const kept = tellsPid ? (expect.any(Number) as number) : 0;
    for (const row of left)
      expect(row).toEqual({
        tenant: '',
        actor: '',
        readOnly: 'off',
        statements: kept,
        channels: 0,
      });
  });

  it('nothing waits for notifications that never arrive', async () => {
    // Whoever tells the process of one connection cannot be told apart.
    if (tellsPid) return;
    const announcements = app.get(Announcements);
    announcements.listen('nothing_in_particular', () => undefined);
    const isOver = () =>
      announcements.isConnected || warned.mock.calls.some(([said]) => String(said).includes('LISTEN'));
    while (!isOver()) await new Promise(setImmediate);
    expect(announcements.isConnected).toBe(false);
  });
});
