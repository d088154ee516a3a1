import { db } from '../../kernel/database/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { makeClient } from '../clients/clients.factory.js';
import { ClientSearchModule } from '../client-search/client-search.module.js';
import { ClientIntakeModule } from './client-intake.module.js';
import { ClientsService } from '../clients/clients.service.js';
import { ClientList } from '../client-search/client-list.js';
import { PropertiesService } from '../properties/properties.service.js';
import { ClientIntake } from './client-intake.js';
import type { IntakeClient } from './intake-row.js';

const row = (n: number): IntakeClient => ({
  displayName: `Import ${n}`,
  status: n % 10 === 0 ? 'archived' : 'active',
  tags: ['imported'],
  contacts: [
    {
      firstName: 'Import',
      lastName: `Person${n}`,
      emails: [`import${n}@example.com`],
      phones: [
        { raw: `908 555 ${String(n).padStart(4, '0')}`, e164: `+1908555${String(n).padStart(4, '0')}`, label: 'home' },
      ],
    },
  ],
  properties: [{ address: { line1: `${n} Import Street`, city: 'Summit', line2: ' ' } }],
});
const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n + 1));

describe('creating many clients', () => {
  let app: TestApp;
  let intake: ClientIntake;
  beforeAll(async () => {
    app = await testApp({ modules: [ClientIntakeModule, ClientSearchModule] });
    intake = app.get(ClientIntake);
    await app.asTenant('rival', () => app.get(ClientIntake).createMany([row(1)]));
  });
  afterAll(() => app.close());

  const asOwner = <T>(work: () => Promise<T>) => app.asMember('owner', work);
  const search = (q: string) => asOwner(async () => (await app.get(ClientList).page({ limit: 50, q })).items);
  const count = (sql: string) =>
    asOwner(async () => Number((await db().query<Array<{ n: string }>>(`select count(*) as n from ${sql}`))[0]?.n));

  it('creates hundreds at once: numbered in order, searchable, with one event each', async () => {
    const told = await count('events');
    const created = await count(`events where type = 'client.created'`);
    const tagged = await count(`client_tags where tag = 'imported'`);
    const taken = await asOwner(() => intake.createMany(rows(500)));
    const first = Number(taken[0]?.number.slice(2));
    expect(taken.map(({ number }) => number)).toEqual(
      rows(500).map((_, n) => `C-${String(first + n).padStart(5, '0')}`),
    );
    // Every tenth is archived, whom the list leaves out.
    expect(await search('person250')).toEqual([]);
    expect(await search('person251')).toMatchObject([
      {
        id: taken[250]?.clientId,
        primaryContact: { email: 'import251@example.com' },
        addressLine: expect.stringContaining('251 Import Street') as string,
      },
    ]);
    expect(await count('events')).toBe(told + 500);
    expect(await count(`events where type = 'client.created'`)).toBe(created + 500);
    expect(await count(`client_tags where tag = 'imported'`)).toBe(tagged + 500);
    const spelled = await asOwner(() =>
      intake.createMany([
        { ...row(501), tags: ['IMPORTED', 'New one'] },
        { ...row(502), tags: ['imported', 'new ONE'] },
      ]),
    );
    const [one, other] = spelled.map(({ clientId }) => clientId);
    expect(await count(`clients where id in ('${one}', '${other}') and tags = '{imported,New one}'`)).toBe(2);
    const both = `clients c join client_contacts k on k.client_id = c.id where c.id in ('${one}', '${other}')`;
    // Both by the same command: what the list shows of a contact came with the client.
    expect(await count(`${both} and c.xmin = k.xmin and c.cmin = k.cmin`)).toBe(2);
    const whole = await asOwner(() => app.get(ClientsService).get(taken[0]?.clientId ?? ''));
    expect(whole).toMatchObject({
      client: { version: 1, createdBy: app.greenfield.members.owner.userId },
      contacts: [{ isPrimary: true, version: 1 }],
      properties: [{ id: taken[0]?.propertyIds[0], address: { line1: '1 Import Street', city: 'Summit' } }],
    });
  });

  it('records the same events as creating one by hand', async () => {
    const one = { ...row(7001), displayName: 'By hand' };
    const { client } = await makeClient(app, { displayName: 'By hand', tags: ['imported'] });
    const [taken] = await asOwner(() => intake.createMany([{ ...one, contacts: [], status: 'active' }]));
    const data = (id: string | undefined) =>
      asOwner(() => db().query<Array<{ data: object }>>('select data from events where entity_id = $1', [id]));
    const [byHand] = await data(client.id);
    const [inSet] = await data(taken?.clientId);
    expect(Object.keys(inSet?.data ?? {}).sort()).toEqual(Object.keys(byHand?.data ?? {}).sort());
  });

  it('leaves out a contact with no data', async () => {
    const nobody = { firstName: ' ', lastName: null, emails: [], phones: [] };
    const [taken] = await asOwner(() => intake.createMany([{ ...row(7008), contacts: [nobody] }]));
    const { contacts } = await asOwner(() => app.get(ClientsService).get(taken?.clientId ?? ''));
    expect(contacts).toEqual([]);
  });

  it('keeps a creation date from another program, and codes encrypted', async () => {
    const createdAt = new Date('2024-03-01T15:00:00Z');
    const [taken] = await asOwner(() =>
      intake.createMany([{ ...row(7002), createdAt, properties: [{ name: 'Villa', gateCode: '4471#' }] }]),
    );
    const { client, properties } = await asOwner(() => app.get(ClientsService).get(taken?.clientId ?? ''));
    expect(client).toMatchObject({ createdAt, updatedAt: createdAt });
    const propertyId = properties[0]?.id ?? '';
    expect(await asOwner(() => app.get(PropertiesService).revealAccessCodes(propertyId))).toMatchObject({
      gateCode: '4471#',
      alarmCode: null,
    });
  });

  it('finds existing clients by email and phone, in this company only', async () => {
    await asOwner(() => intake.createMany([row(7003), row(7004)]));
    const emails = ['import7003@example.com', 'nobody@example.com'];
    const matches = await asOwner(() => intake.findMatches({ emails, phones: ['9085557004'] }));
    expect(matches.map(({ displayName, email, phone }) => [displayName, email, phone]).sort()).toEqual([
      ['Import 7003', 'import7003@example.com', null],
      ['Import 7004', null, '9085557004'],
    ]);
    const theirs = await app.asTenant('rival', () => intake.findMatches({ emails, phones: ['9085557004'] }));
    expect(theirs).toEqual([]);
  });

  it('finds the oldest client for a number that many share', async () => {
    const phones = [{ raw: '908-556-0155', e164: null, label: 'other' as const }];
    const shared = (n: number): IntakeClient => ({
      ...row(n),
      contacts: [{ firstName: 'Sam', lastName: null, emails: [], phones }],
    });
    const [first] = await asOwner(() => intake.createMany([shared(7101)]));
    await asOwner(() => intake.createMany([7102, 7103, 7104].map(shared)));
    const matches = await asOwner(() => intake.findMatches({ emails: [], phones: ['9085560155'] }));
    expect(matches.map(({ clientId }) => clientId)).toEqual([first?.clientId]);
  });

  it('adds properties to clients, which get a new version', async () => {
    const [taken] = await asOwner(() => intake.createMany([row(8001)]));
    const clientId = taken?.clientId ?? '';
    const ids = await asOwner(() =>
      intake.addProperties([
        { clientId, name: 'Second' },
        { clientId, name: 'Third', address: { city: 'Chatham' } },
      ]),
    );
    const whole = await asOwner(() => app.get(ClientsService).get(clientId));
    expect(whole.client.version).toBe(2);
    expect(whole.properties.map(({ id }) => id).sort()).toEqual([...(taken?.propertyIds ?? []), ...ids].sort());
    await asOwner(() => intake.removeProperties(ids));
    expect((await asOwner(() => app.get(ClientsService).get(clientId))).properties).toHaveLength(1);
  });

  it('removes again what nobody has changed, and nothing else', async () => {
    const taken = await asOwner(() => intake.createMany([row(9001), row(9002), row(9003)]));
    const [kept, removed, other] = taken.map(({ clientId }) => clientId);
    await asOwner(() => app.get(ClientsService).update(kept ?? '', 1, { notes: 'Called' }));
    const expected = taken.map(({ clientId }) => ({ clientId, version: 1 }));
    expect(await app.asTenant('rival', () => intake.untouched(expected))).toEqual(new Set());
    const untouched = await asOwner(() => intake.untouched(expected));
    expect(untouched).toEqual(new Set([removed, other]));
    await asOwner(() => intake.removeMany([...untouched]));
    expect(await search('person9002')).toEqual([]);
    expect(await search('person9001')).toHaveLength(1);
    expect(await count(`client_search where client_id = '${removed}'`)).toBe(0);
    expect(await count(`events where type = 'client.deleted' and entity_id in ('${removed}', '${other}')`)).toBe(2);
  });
});
