import { httpApp, type CompanyName, type HttpTestApp } from '../../../test/support/index.js';
import { ClientIntake } from '../client-intake/index.js';
import type { CreateClientDto } from '../clients/client.dto.js';
import { aFullClient, anOBrien, makeClient } from '../clients/clients.factory.js';
import type { EventDto } from '../events/event.dto.js';
import { ImportsDriver } from '../imports/imports.factory.js';

const MANY = 3_000;

/** What no export may lose, join or calculate. */
const CLIENTS: CreateClientDto[] = [
  aFullClient(),
  anOBrien({ tags: ['weekly', 'front, yard', 'a;b', 'says "hi"'] }),
  { displayName: 'Green Acres, LLC', kind: 'company', companyName: 'Green Acres, LLC', status: 'lead' },
  {
    displayName: '=HYPERLINK("x")',
    leadSource: '+1',
    notes: '-2\n@SUM(A1)\n"quoted", with a comma;\n\n  - indented',
  },
  { displayName: 'Böhm  Söhne 造園 🌿', kind: 'person', notes: 'n/a', tags: ['+plus', 'Na'] },
  { displayName: 'Nobody to call', kind: 'person', billingAddress: { line2: 'PO Box 12', country: 'NA' } },
  {
    displayName: '007',
    kind: 'company',
    companyName: '1E5',
    leadSource: 'TRUE',
    notes: '"',
    tags: ["it's", 'semi;colon', 'pipe|bar', '=1+1', '-', 'n/a', '"quoted"', 'a "b" c', 'two\u00a0words', '12:30'],
    billingAddress: {
      line1: '=1 A St',
      line2: '@2',
      city: '-',
      region: 'Île-de-France',
      postalCode: '00501',
      country: 'NO',
    },
  },
  { displayName: '\u00a0Blank\ufeff', notes: ' \n both ends\n\n ', leadSource: 'x\u00a0', companyName: '\u2003y' },
  {
    displayName: "'=1+1",
    notes: "''+2\n'-3; '@4",
    tags: ["'=x", "''=y", "'tis"],
    contacts: [{ firstName: "'+1", phones: [{ raw: "'+1 937 555 0176" }] }],
  },
  { displayName: 'sep=;', notes: '#REF!\n#N/A\n\ttab', leadSource: "'quoted'", companyName: 'null' },
  { displayName: 'שלום עליכם', notes: 'مرحبا\n造園 👩‍🌾', contacts: [{ firstName: '太郎', lastName: '山田' }] },
  {
    displayName: 'Ann & Bob Church',
    contacts: [
      {
        firstName: 'O"Neil',
        lastName: '=SUM(A1), Jr.',
        role: 'manager',
        emails: ['first@example.com'],
        phones: [
          { raw: 'ask for "Bob", 937-555-0171', label: 'mobile' },
          { raw: 'home: 937-555-0172', label: 'work' },
          { raw: '937-555-0173; ext. 4', label: 'home' },
          { raw: '+1 937 555 0174', label: 'mobile' },
        ],
      },
      { firstName: '-', role: 'site', phones: [{ raw: '937-555-0175' }] },
      { lastName: 'None', emails: ['last@example.com'], role: 'owner' },
    ],
    properties: [
      {
        name: '=HQ; "main", site',
        address: { line1: '1 A St; 2 B St', line2: "'5", city: 'Dayton ::: Troy', region: 'OH', postalCode: '45402' },
        accessNotes: '+call\n\n"code"',
      },
    ],
  },
  {
    displayName: 'Lee, Ann',
    status: 'inactive',
    contacts: [
      {
        firstName: 'Null',
        lastName: 'Na',
        role: 'accounts_payable',
        emails: ['Ann@Example.com', 'b@example.com'],
        phones: [
          { raw: '937-555-0161 x12', label: 'work' },
          { raw: '937-555-0161, ext. 13', label: 'work' },
          { raw: 'tel:+1-937-555-0162;ext=12' },
          { raw: '555-0161', label: 'home' },
          { raw: '+44 20 7946 0018', label: 'other' },
        ],
      },
      { lastName: 'Smith Landscaping', role: 'tenant', phones: [{ raw: '(937) 555-0163' }] },
      { firstName: 'Zoé', emails: ['zoe@example.com'] },
    ],
    properties: [
      { name: 'First', address: { line1: '1 A St', city: 'Dayton', region: 'Ohio', postalCode: '2139' } },
      {
        name: 'Second',
        address: { line1: '1 A St', city: 'Dayton', region: 'OH', postalCode: '02139', country: 'US' },
      },
      { name: 'Nowhere', accessNotes: 'Gate, "left"\n=code' },
      {},
    ],
  },
];

interface Listed {
  items: Array<Record<string, unknown> & { contacts: object[]; properties: object[] }>;
  nextCursor: string | null;
}

describe('the export of clients', () => {
  let app: HttpTestApp;
  /** Greenfield has nobody before, and more than that after another test. */
  let [imported, arrived, leaving]: [object, object[], string] = [{}, [], ''];
  beforeAll(async () => {
    app = await httpApp();
    for (const client of CLIENTS) await makeClient(app, client, 'rival');
    const { client } = await makeClient(app, aFullClient({ displayName: 'Gone', tags: ['gone'] }), 'rival');
    await app.injectAs('owner', { method: 'POST', url: `/api/v1/clients/${client.id}/archive` }, 'rival');
    imported = await new ImportsDriver(app).imported(await exported('rival'));
    await new ImportsDriver(app).imported(await exported('rival', { status: ['archived'] }));
    expect(await known('greenfield', '&status=archived')).toEqual(await known('rival', '&status=archived'));
    [arrived, leaving] = [await known('greenfield'), await exported('greenfield')];
  });
  afterAll(() => app.close());

  const exported = async (company: CompanyName, filter: object = {}) => {
    const request = { method: 'POST', url: '/api/v1/clients/export', payload: { filter } } as const;
    const answer = await app.injectAs('owner', request, company);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    return answer.body;
  };

  const pick = (of: Record<string, unknown>, ...names: string[]) =>
    Object.fromEntries(names.map((name) => [name, of[name] ?? null]));

  /** What a company knows of its clients, apart from what is its own: ids, numbers, versions. */
  async function known(company: CompanyName, filter = ''): Promise<object[]> {
    const url = `/api/v1/clients?sort=created&limit=200&include=contacts,properties${filter}`;
    const list = await app.injectAs('owner', { method: 'GET', url }, company);
    const { items } = list.json<Listed>();
    return Promise.all(
      items.map(async ({ id, contacts, properties, ...row }) => {
        const url = `/api/v1/clients/${String(id)}`;
        const client = (await app.injectAs('owner', { method: 'GET', url }, company)).json<Record<string, unknown>>();
        return {
          ...pick(row, 'displayName', 'kind', 'companyName', 'status', 'leadSource', 'tags', 'createdAt'),
          ...pick(client, 'billingAddress', 'notes'),
          contacts: contacts.map((one) =>
            pick({ ...one }, 'firstName', 'lastName', 'role', 'emails', 'phones', 'isPrimary'),
          ),
          properties: properties.map((one) => pick({ ...one }, 'name', 'address', 'accessNotes')),
        };
      }),
    );
  }

  it('can be imported into an empty company unchanged', async () => {
    expect(imported).toMatchObject({ state: 'done', preset: 'hedgerow' });
    expect(arrived).toEqual(await known('rival'));
    expect(await known('rival')).toHaveLength(CLIENTS.length);
    // What came in goes out again the same, but for the numbers.
    const numberless = (file: string) => file.replaceAll(/C-\d{5}/g, 'C');
    expect(numberless(leaving)).toBe(numberless(await exported('rival')));
  });

  it('contains what a filter finds, or the selected clients, and nothing of another company', async () => {
    const names = async (filter: object) =>
      [...(await exported('rival', filter)).matchAll(/^(Lee|Green|"Lee, Ann"|"Green Acres, LLC")/gm)].map(
        ([name]) => name,
      );
    expect(new Set(await names({ status: ['lead'] }))).toEqual(new Set(['"Green Acres, LLC"']));
    expect(new Set(await names({ q: 'lee ann' }))).toEqual(new Set(['"Lee, Ann"']));
    expect(await names({ q: 'lea anm' })).toEqual([]);
    const list = await app.injectAs('owner', { method: 'GET', url: '/api/v1/clients?q=green+acres' }, 'rival');
    const ids = list.json<Listed>().items.map(({ id }) => id);
    expect(new Set(await names({ ids }))).toEqual(new Set(['"Green Acres, LLC"']));
    expect((await exported('greenfield', { ids })).trim().split('\r\n')).toHaveLength(1);
  });

  it('records who exported which clients, in this company only', async () => {
    const filter = { status: ['lead'], tag: ['nowhere'] };
    await exported('greenfield', filter);
    const url = '/api/v1/events?types=tenant.clients_exported&limit=200';
    const tracesIn = async (company: CompanyName) => {
      const { items } = (await app.injectAs('owner', { method: 'GET', url }, company)).json<{ items: EventDto[] }>();
      return items.filter(({ data }) => JSON.stringify(data).includes('nowhere'));
    };
    expect(await tracesIn('greenfield')).toMatchObject([
      {
        data: { id: app.greenfield.tenantId, filter, clients: 0 },
        actor: { userId: app.greenfield.members.owner.userId },
      },
    ]);
    expect(await tracesIn('rival')).toEqual([]);
  });

  it('is streamed part by part, however many there are', async () => {
    const rows = Array.from({ length: MANY }, (_, n) => ({
      displayName: `Many ${n}`,
      tags: ['many'],
      notes: 'Prefers a call. '.repeat(20),
    }));
    await app.asTenant('greenfield', () => app.get(ClientIntake).createMany(rows));
    const file = await exported('greenfield', { tag: ['many'] });
    expect(file.match(/^Many \d+,/gm)).toHaveLength(MANY);
  });

  it.each([
    ['crew_member', 403],
    ['read_only', 200],
  ] as const)('%s is answered %i', async (role, status) => {
    const request = {
      method: 'POST',
      url: '/api/v1/clients/export',
      payload: { filter: { q: 'nobody-at-all' } },
    } as const;
    expect((await app.injectAs(role, request)).statusCode).toBe(status);
  });
});
