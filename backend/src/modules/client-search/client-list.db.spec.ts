import { db } from '../../kernel/database/index.js';
import { InvalidCursor } from '../../kernel/problem/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import type { CreateClientDto } from '../clients/client.dto.js';
import { aFullClient, amongAMillion, anOBrien, makeClient, shownTo } from '../clients/clients.factory.js';
import { ClientsModule } from '../clients/clients.module.js';
import { ClientSearchModule } from './client-search.module.js';
import { ClientsService } from '../clients/clients.service.js';
import { ClientList } from './client-list.js';
import type { ListClientsQuery } from './client-list.dto.js';

const COMPANY: CreateClientDto[] = [
  anOBrien({ tags: ['weekly', 'vip'] }),
  {
    displayName: 'Jürgen Müller',
    tags: ['weekly'],
    contacts: [{ firstName: 'Jürgen', lastName: 'Müller', phones: [{ raw: '+49 30 5550177' }] }],
    properties: [
      { address: { line1: '118 Maple Avenue', city: 'Chatham', region: 'NJ', postalCode: '07928' } },
      { name: 'Weekend house', address: { line1: '9 Birch Hollow', city: 'Andover' } },
    ],
  },
  { displayName: '李娜', contacts: [{ firstName: '娜', lastName: '李' }] },
  { displayName: 'יעל כהן', contacts: [{ firstName: 'יעל', lastName: 'כהן' }] },
  {
    displayName: 'Fox Hollow HOA',
    companyName: 'Fox Hollow Homeowners Association, Inc.',
    kind: 'company',
    contacts: [
      { firstName: 'Pat', lastName: 'Alvarez', emails: ['pat.alvarez@foxhollow.example'] },
      { firstName: 'Robin', lastName: 'Strand', phones: [{ raw: '908 555 0188' }] },
    ],
  },
  { displayName: 'Zoe Lead', status: 'lead' },
  { displayName: 'anna Éclair' },
  { displayName: 'Old Johnson', contacts: [{ firstName: 'Old', lastName: 'Johnson' }] },
];

describe('the client list', () => {
  let app: TestApp;
  let list: ClientList;
  beforeAll(async () => {
    app = await testApp({ modules: [ClientsModule, ClientSearchModule] });
    list = app.get(ClientList);
    for (const client of COMPANY) await makeClient(app, client);
    for (const client of COMPANY)
      await makeClient(app, { ...client, displayName: `${client.displayName} (theirs)` }, 'rival');
    await app.asMember('owner', async () => {
      const { items } = await list.page({ limit: 50, q: 'old johnson' });
      await app.get(ClientsService).archive(items[0]?.id ?? '');
    });
  });
  afterAll(() => app.close());

  const page = (query: Partial<ListClientsQuery>) => app.asMember('owner', () => list.page({ limit: 50, ...query }));
  const names = async (query: Partial<ListClientsQuery>) => (await page(query)).items.map((row) => row.displayName);

  /** The others count on the clients that were there at first. */
  const forget = (ids: string[]) =>
    app.asMember('owner', async () => {
      for (const table of ['client_contacts', 'properties'])
        await db().query(`delete from ${table} where client_id = any($1)`, [ids]);
      await db().query('delete from clients where id = any($1)', [ids]);
    });

  it('is ordered by name, ignoring case and accents, without archived clients', async () => {
    expect(await names({})).toEqual([
      'anna Éclair',
      "Dana O'Brien",
      'Fox Hollow HOA',
      'Jürgen Müller',
      'Zoe Lead',
      'יעל כהן',
      '李娜',
    ]);
  });

  it.each([
    [{ sort: '-name' as const }, '李娜'],
    [{ sort: 'created' as const }, "Dana O'Brien"],
    [{ sort: '-created' as const }, 'anna Éclair'],
    [{ sort: '-updated' as const, status: ['archived' as const] }, 'Old Johnson'],
    [{ sort: 'number' as const }, "Dana O'Brien"],
    [{ sort: '-status' as const }, 'Zoe Lead'],
    [{ sort: 'status' as const, status: ['lead' as const, 'archived' as const] }, 'Old Johnson'],
  ])('ordered by %j starts with %s', async (query, first) => {
    expect((await names(query))[0]).toBe(first);
  });

  it('orders by number numerically', async () => {
    const { client } = await makeClient(app, { displayName: 'Latest' });
    const numbered = (number: string) =>
      app.asMember('owner', () => db().query('update clients set number = $2 where id = $1', [client.id, number]));
    await numbered('C-100000');
    expect((await names({ sort: '-number' }))[0]).toBe('Latest');
    await forget([client.id]);
  });

  it('shows whom to call and where to go', async () => {
    const { items } = await page({ q: 'müller' });
    expect(items).toMatchObject([
      {
        primaryContact: { name: 'Jürgen Müller', email: null, phone: '+49305550177' },
        addressLine: '118 Maple Avenue, Chatham, NJ 07928',
        propertyCount: 2,
        version: 1,
      },
    ]);
    const [alone] = (await page({ q: 'zoe' })).items;
    expect(alone).toMatchObject({ primaryContact: null, addressLine: null, propertyCount: 0 });
  });

  it.each([
    [{ status: ['lead' as const] }, ['Zoe Lead']],
    [{ status: ['archived' as const, 'lead' as const] }, ['Old Johnson', 'Zoe Lead']],
    [{ kind: 'company' as const }, ['Fox Hollow HOA']],
    [{ tag: ['weekly'] }, ["Dana O'Brien", 'Jürgen Müller']],
    [{ tag: ['Weekly', 'VIP'] }, ["Dana O'Brien"]],
    [{ tag: ['nobody'] }, []],
    [{ q: 'fox', kind: 'person' as const }, []],
    [{ q: 'or', tag: ['vip'] }, ["Dana O'Brien"]],
    [{ q: 'd' }, ["Dana O'Brien"]],
    [{ q: 'o' }, []],
  ])('filters by %j', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('includes archived clients in the order of changes', async () => {
    expect(await names({ updatedSince: '2020-01-01T00:00:00Z' })).toContain('Old Johnson');
    expect(await names({ updatedSince: '2999-01-01T00:00:00Z' })).toEqual([]);
  });

  it.each([
    ['dana', "Dana O'Brien"],
    ["o'brien", "Dana O'Brien"],
    ['obrien', "Dana O'Brien"],
    ['brien', "Dana O'Brien"],
    ['orchard 12', "Dana O'Brien"],
    ['12 orch', "Dana O'Brien"],
    ['07901', "Dana O'Brien"],
    ['summit nj', "Dana O'Brien"],
    ['dana.obrien@example.com', "Dana O'Brien"],
    ['9085550142', "Dana O'Brien"],
    ['(908) 555-0142', "Dana O'Brien"],
    ['+1 908 555 0142', "Dana O'Brien"],
    ['908-555-0142 x12', "Dana O'Brien"],
    ['tel:+1-908-555-0142;ext=12', "Dana O'Brien"],
    ['٩٠٨٥٥٥٠١٤٢', "Dana O'Brien"],
    ['555-0142', "Dana O'Brien"],
    ['0142', "Dana O'Brien"],
    ['muller', 'Jürgen Müller'],
    ['MÜLLER', 'Jürgen Müller'],
    ['mu', 'Jürgen Müller'],
    ['030 5550177', 'Jürgen Müller'],
    ['birch', 'Jürgen Müller'],
    ['weekend', 'Jürgen Müller'],
    ['李', '李娜'],
    ['李娜', '李娜'],
    ['כהן', 'יעל כהן'],
    ['homeowners', 'Fox Hollow HOA'],
    ['alvarez', 'Fox Hollow HOA'],
    ['foxhollow', 'Fox Hollow HOA'],
    ['strand 0188', 'Fox Hollow HOA'],
    ['eclair', 'anna Éclair'],
    ['alvares', 'Fox Hollow HOA'],
    ['muler', 'Jürgen Müller'],
    ['orchrad', "Dana O'Brien"],
    ['mapel avenue', 'Jürgen Müller'],
  ])('finds by "%s", also in a company with a million clients', async (q, first) => {
    expect((await names({ q }))[0]).toBe(first);
    const { items } = await amongAMillion(app, () => list.page({ limit: 50, q }));
    expect(items[0]?.displayName).toBe(first);
  });

  it.each(['theirs', 'nobody-at-all', '999999', '%', "'", '\\', '"; drop table', '   ...   ', 'x'.repeat(200)])(
    'finds nothing by "%s"',
    async (q) => {
      expect(await names({ q })).toEqual([]);
    },
  );

  it('treats a blank search as no search', async () => {
    expect(await names({ q: '   ' })).toHaveLength(7);
  });

  it('follows a change of name, contact and address at once', async () => {
    const { client, contacts } = await makeClient(app, { displayName: 'Before', contacts: [{ lastName: 'Quill' }] });
    await app.asMember('owner', () => app.get(ClientsService).update(client.id, 1, { displayName: 'Afterwards' }));
    expect(await names({ q: 'afterwards' })).toEqual(['Afterwards']);
    expect(await names({ q: 'before' })).toEqual([]);
    expect(contacts).toHaveLength(1);
    expect(await names({ q: 'quill' })).toEqual(['Afterwards']);
    await app.asMember('owner', () => app.get(ClientsService).archive(client.id));
    expect(await names({ q: 'quill' })).toEqual([]);
    await forget([client.id]);
  });

  const SORTED = (['-name', 'created', '-updated', '-number', 'status', '-status'] as const).map((sort) => ({ sort }));
  it.each([{}, ...SORTED, { q: 'ho' }])(
    'is walked by %j one by one without repeating or missing a row',
    async (query) => {
      const whole = await names(query);
      const walked: string[] = [];
      let cursor: string | undefined;
      do {
        const { items, nextCursor } = await page({ ...query, limit: 1, cursor });
        walked.push(...items.map((row) => row.displayName));
        cursor = nextCursor ?? undefined;
      } while (cursor);
      expect(walked).toEqual(whole);
    },
  );

  it('continues after a name of punctuation, which has no sort key', async () => {
    const tags = ['signs'];
    const made: string[] = [];
    for (const displayName of ['!!!', '???']) made.push((await makeClient(app, { displayName, tags })).client.id);
    const first = await page({ tag: tags, limit: 1 });
    const second = await page({ tag: tags, limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((row) => row.displayName).sort()).toEqual(['!!!', '???']);
    await forget(made);
  });

  it('refuses a cursor with other filters, and shows nothing for one of another company', async () => {
    const { nextCursor } = await page({ limit: 1 });
    await expect(page({ limit: 1, cursor: nextCursor ?? '', kind: 'company' })).rejects.toBeInstanceOf(InvalidCursor);
    await expect(page({ limit: 1, cursor: nextCursor ?? '', q: 'dana' })).rejects.toBeInstanceOf(InvalidCursor);
    const theirs = await app.asTenant('rival', () => list.page({ limit: 1, cursor: nextCursor ?? '' }));
    expect(theirs.items.every((row) => row.displayName.endsWith('(theirs)'))).toBe(true);
  });

  it('is empty for a crew without visits, searched or not', async () => {
    expect((await app.asMember('crew_member', () => list.page({ limit: 50 }))).items).toEqual([]);
    expect((await app.asMember('crew_member', () => list.page({ limit: 50, q: 'dana' }))).items).toEqual([]);
  });

  it('lists the tags in use', async () => {
    expect(await app.asMember('owner', () => list.tags())).toEqual([{ tag: 'vip' }, { tag: 'weekly' }]);
    expect(await app.asTenant('rival', () => list.tags())).toHaveLength(2);
  });

  it('includes what is asked for, with each client its own and nothing of another company', async () => {
    const rows = (query: Partial<ListClientsQuery>) => page(query);
    const [plain] = (await rows({ q: 'fox hollow' })).items;
    expect(Object.keys(plain ?? {})).not.toContain('contacts');
    const { items } = await rows({ include: ['contacts', 'properties'] });
    const brought = Object.fromEntries(
      items.map(({ displayName, contacts = [], properties = [] }) => [
        displayName,
        [contacts.map(({ name }) => name), properties.map(({ address }) => address.line1)],
      ]),
    );
    expect(brought).toMatchObject({
      'Fox Hollow HOA': [['Pat Alvarez', 'Robin Strand'], []],
      'Jürgen Müller': [['Jürgen Müller'], ['118 Maple Avenue', '9 Birch Hollow']],
      'anna Éclair': [[], []],
    });
    expect(items.flatMap(({ id, contacts = [] }) => contacts.filter(({ clientId }) => clientId !== id))).toEqual([]);
  });

  it('continues with a cursor whatever is included', async () => {
    const first = await page({ limit: 2 });
    const next = await page({ limit: 2, cursor: first.nextCursor ?? '', include: ['contacts'] });
    expect(next.items).toHaveLength(2);
  });

  it('shows a client as it is read alone', async () => {
    const made = await shownTo(app, 'owner', await makeClient(app, aFullClient({ displayName: 'Ylva "Full"' })));
    const client = { displayName: 'Ylva Bare', billingAddress: { city: 'Summit' } };
    const bare = await shownTo(app, 'owner', await makeClient(app, client));
    const { items } = await page({ q: 'ylva', include: ['contacts', 'properties'] });
    const shown = new Map(items.map((row) => [row.id, row]));
    for (const { contacts, properties, ...client } of [made, bare]) {
      const [primary] = contacts;
      const row = Object.fromEntries(
        Object.keys(shown.get(client.id) ?? {}).map((name) => [name, client[name as 'id']]),
      );
      const { emails = [], phones = [] } = primary ?? {};
      expect(shown.get(client.id)).toEqual({
        ...row,
        primaryContact: primary
          ? {
              id: primary.id,
              name: primary.name,
              email: emails[0] ?? null,
              phone: phones[0]?.e164 ?? phones[0]?.raw ?? null,
            }
          : null,
        addressLine: properties[0]?.addressLine ?? client.billingAddress?.city,
        propertyCount: properties.length,
        similar: false,
        contacts,
        properties,
      });
    }
    await forget([made.id, bare.id]);
  });
});
