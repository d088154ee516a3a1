import { IdTaken, InvalidTransition, ValidationFailed, VersionMismatch } from '../../kernel/problem/index.js';
import { db, newId } from '../../kernel/database/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import type { WholeClient } from './client-answer.dto.js';
import { aFullClient, anOBrien, makeClient, shownTo } from './clients.factory.js';
import { ClientNotFound } from '../client-access/client-access.errors.js';
import { ClientsModule } from './clients.module.js';
import { ClientList } from '../client-search/client-list.js';
import { ClientSearchModule } from '../client-search/client-search.module.js';
import { ClientsService } from './clients.service.js';

interface EventRow {
  type: string;
  version: number;
  data: Record<string, unknown>;
  previous: Record<string, unknown> | null;
  changed: string[];
}

describe('clients', () => {
  let app: TestApp;
  let clients: ClientsService;
  let theirs: WholeClient;
  beforeAll(async () => {
    app = await testApp({ modules: [ClientsModule, ClientSearchModule] });
    clients = app.get(ClientsService);
    theirs = await makeClient(app, anOBrien(), 'rival');
  });
  afterAll(() => app.close());

  const eventsOf = (id: string) =>
    app.asMember('owner', () => db().query<EventRow[]>('select * from events where entity_id = $1 order by seq', [id]));

  it('are created with contacts and properties, and numbered consecutively in each company', async () => {
    const first = await shownTo(app, 'owner', await makeClient(app));
    const second = await makeClient(app);
    expect(Number(second.client.number.slice(2))).toBe(Number(first.number.slice(2)) + 1);
    expect(theirs.client.number).toBe('C-00001');
    expect(first).toMatchObject({
      number: expect.stringMatching(/^C-\d{5}$/),
      kind: 'person',
      status: 'active',
      currency: 'USD',
      source: 'web',
      version: 1,
      tags: [],
      contacts: [{ name: "Dana O'Brien", isPrimary: true, phones: [{ e164: '+19085550142', label: 'mobile' }] }],
      properties: [{ addressLine: '12 Orchard Road, Summit, NJ 07901', hasGateCode: true, hasAlarmCode: false }],
    });
  });

  it('are created with their search text and list columns, computed once', async () => {
    const writes = async (): Promise<number> => {
      const [row] = await db().query<Array<{ writes: number }>>(
        `select (pg_stat_get_xact_tuples_inserted('client_search'::regclass)
                 + pg_stat_get_xact_tuples_updated('client_search'::regclass))::int as writes`,
      );
      return row?.writes ?? 0;
    };
    const more = await app.asMember('owner', async () => {
      const before = await writes();
      await clients.create(anOBrien());
      return (await writes()) - before;
    });
    expect(more).toBe(1);
  });

  it('keep the first spelling of a tag, ignoring capitals', async () => {
    const { client: first } = await makeClient(app, { displayName: 'First', tags: ['Été', 'Mulch', 'mulch'] });
    await makeClient(app, { displayName: 'Theirs', tags: ['mulch'] }, 'rival');
    const { client } = await makeClient(app, { displayName: 'Second', tags: ['MULCH', 'snow', 'e\u0301te\u0301'] });
    expect([first.tags, client.tags]).toEqual([
      ['Été', 'Mulch'],
      ['Mulch', 'snow', 'Été'],
    ]);
    const change = (tags: string[]) => app.asMember('owner', () => clients.update(client.id, null, { tags }));
    expect((await change(['mulch', 'SNOW', 'été'])).client).toMatchObject({ tags: client.tags, version: 1 });
    expect((await change(['snow', 'Yearly', 'YEARLY'])).client).toMatchObject({ tags: ['snow', 'Yearly'], version: 2 });
    const { items } = await app.asMember('owner', () => app.get(ClientList).page({ limit: 9, tag: ['mULCH', 'été'] }));
    expect(items.map(({ displayName }) => displayName)).toEqual(['First']);
    expect(await app.asTenant('rival', () => app.get(ClientList).tags())).toEqual([{ tag: 'mulch' }]);
  });

  it.each(['owner', 'read_only'] as const)(
    'are answered to %s without entities as they are with them',
    async (role) => {
      const whole = await makeClient(app, aFullClient());
      const plain = await makeClient(app, { displayName: 'Nothing "else"\nat all' });
      await app.asMember('owner', () => clients.archive(plain.client.id));
      for (const { id } of [whole.client, plain.client]) {
        const [read, got] = await app.asMember(role, async () => [await clients.read(id), await clients.get(id)]);
        expect(read.read()).toEqual(JSON.parse(JSON.stringify(await shownTo(app, role, got))));
        expect(read.version).toEqual({ version: got.client.version });
      }
      const reading = app.asMember(role, () => clients.read(theirs.client.id));
      await expect(reading).rejects.toBeInstanceOf(ClientNotFound);
    },
  );

  it('are answered as they are read, encrypted codes included', async () => {
    const made = await makeClient(app, anOBrien({ creditLimitCents: 250_000 }));
    const { id } = made.client;
    expect(await app.asMember('owner', () => clients.get(id))).toEqual(made);
    expect(made.properties[0]?.gateCode).toBeInstanceOf(Buffer);
    const changed = await app.asMember('owner', () => clients.update(id, 1, { notes: 'Pays late' }));
    expect(await app.asMember('owner', () => clients.get(id))).toEqual(changed);
    expect(changed).toMatchObject({ contacts: made.contacts, properties: made.properties });
  });

  it('keep an id chosen by the caller, and refuse one that is taken here but not in another company', async () => {
    const id = newId();
    expect((await makeClient(app, { id, displayName: 'Mine' })).client.id).toBe(id);
    await expect(makeClient(app, { id, displayName: 'Again' })).rejects.toBeInstanceOf(IdTaken);
    const { client: neighbour } = await makeClient(app, { displayName: 'Neighbour' }, 'rival');
    const { client: twin } = await makeClient(app, { id: neighbour.id, displayName: 'Same id' });
    expect(twin).toMatchObject({ id: neighbour.id, displayName: 'Same id' });
  });

  it('change only in what is sent, and record the previous values', async () => {
    const { client } = await makeClient(app, anOBrien({ billingAddress: { line1: 'PO Box 9', city: 'Summit' } }));
    const changes = { tags: ['weekly'], billingAddress: { line1: null, region: 'NJ' }, notes: 'Cheques' };
    const { client: after } = await app.asMember('office_manager', () => clients.update(client.id, 1, changes));
    expect(after).toMatchObject({
      version: 2,
      billingAddress: { city: 'Summit', region: 'NJ' },
      displayName: "Dana O'Brien",
    });
    const [created, updated] = await eventsOf(client.id);
    expect(created).toMatchObject({ type: 'client.created', version: 1, data: { contacts: [{ firstName: 'Dana' }] } });
    expect(updated).toMatchObject({
      type: 'client.updated',
      version: 2,
      data: { tags: ['weekly'] },
      previous: { tags: [], notes: null, billingAddress: { line1: 'PO Box 9', city: 'Summit' } },
    });
    expect(updated?.changed.sort()).toEqual(['billingAddress', 'notes', 'tags']);
  });

  it('refuse a change of an outdated version, and accept an empty one', async () => {
    const { client } = await makeClient(app);
    await app.asMember('owner', () => clients.update(client.id, null, { notes: 'x' }));
    const late = app.asMember('owner', () => clients.update(client.id, 1, { notes: 'y' }));
    await expect(late).rejects.toBeInstanceOf(VersionMismatch);
    expect((await app.asMember('owner', () => clients.update(client.id, 2, {}))).client.version).toBe(2);
  });

  it('refer only to clients of the company, and never in a cycle', async () => {
    const { client: manager } = await makeClient(app, { displayName: 'Northside Property Management' });
    const { client: hoa } = await makeClient(app, { displayName: 'Fox Hollow HOA', parentClientId: manager.id });
    const refer = (id: string, to: string) =>
      app.asMember('owner', () => clients.update(id, null, { parentClientId: to }));
    await expect(refer(manager.id, hoa.id)).rejects.toMatchObject({ extras: { errors: [{ code: 'circular' }] } });
    await expect(refer(manager.id, theirs.client.id)).rejects.toMatchObject({
      extras: { errors: [{ pointer: '/parentClientId', code: 'unknown_client' }] },
    });
    const billed = makeClient(app, { displayName: 'X', billToClientId: newId() });
    await expect(billed).rejects.toBeInstanceOf(ValidationFailed);
  });

  it('are archived, and restored with their former status', async () => {
    const { client } = await makeClient(app, { displayName: 'Perhaps', status: 'lead' });
    const archived = await app.asMember('owner', () => clients.archive(client.id));
    expect(archived.client).toMatchObject({ status: 'archived', version: 2 });
    await expect(app.asMember('owner', () => clients.archive(client.id))).rejects.toMatchObject({
      code: 'invalid_transition',
      extras: { members: { from: 'archived', to: 'archived' } },
    });
    const activate = app.asMember('owner', () => clients.activate(client.id));
    await expect(activate).rejects.toBeInstanceOf(InvalidTransition);
    const restored = await app.asMember('owner', () => clients.restore(client.id));
    expect(restored.client).toMatchObject({ status: 'lead', archivedAt: null });
    expect((await eventsOf(client.id)).map(({ type }) => type)).toEqual([
      'client.created',
      'client.archived',
      'client.restored',
    ]);
  });

  it('become active, then inactive', async () => {
    const { client } = await makeClient(app, { displayName: 'Maybe', status: 'lead' });
    expect((await app.asMember('owner', () => clients.activate(client.id))).client.status).toBe('active');
    expect((await app.asMember('owner', () => clients.deactivate(client.id))).client.status).toBe('inactive');
    await expect(app.asMember('owner', () => clients.deactivate(client.id))).rejects.toBeInstanceOf(InvalidTransition);
  });

  it.each(['get', 'archive', 'restore', 'activate', 'deactivate'] as const)(
    'of the neighbour are unknown to %s',
    async (verb) => {
      const { client } = await makeClient(app, { displayName: 'Theirs' }, 'rival');
      await expect(app.asMember('owner', () => clients[verb](client.id))).rejects.toBeInstanceOf(ClientNotFound);
    },
  );

  it('of another company can’t be changed', async () => {
    const { client } = await makeClient(app, { displayName: 'Theirs' }, 'rival');
    const change = app.asMember('owner', () => clients.update(client.id, 1, { displayName: 'Ours' }));
    await expect(change).rejects.toBeInstanceOf(ClientNotFound);
  });

  it('are hidden from crews they are not assigned to, and never from those who read everything', async () => {
    const office = { notes: 'Pays late', creditLimitCents: 100, termsDays: 7 };
    const { client } = await makeClient(app, anOBrien(office));
    const crew = app.asMember('crew_lead', () => clients.get(client.id));
    await expect(crew).rejects.toBeInstanceOf(ClientNotFound);
    const seen = await app.asMember('read_only', () => clients.get(client.id));
    expect(await shownTo(app, 'read_only', seen)).toMatchObject(office);
  });

  it('are numbered without gaps under parallel writers', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, (_, n) => makeClient(app, { displayName: `P ${n}` })));
    const numbers = made.map(({ client }) => Number(client.number.slice(2))).sort((a, b) => a - b);
    expect(new Set(numbers).size).toBe(12);
    expect((numbers.at(-1) ?? 0) - (numbers[0] ?? 0)).toBe(11);
  });
});
