import { readFileSync } from 'node:fs';
import { Client as Connection } from 'pg';
import { db, newId } from '../../kernel/database/index.js';
import { testApp, type TestApp, untilSomebodyWaits } from '../../../test/support/index.js';
import { addressLine } from '../addresses/index.js';
import { makeClient } from '../clients/clients.factory.js';
import { ClientsModule } from '../clients/clients.module.js';
import { ClientsService } from '../clients/clients.service.js';
import { ContactsService } from '../contacts/index.js';
import { PropertiesService } from '../properties/index.js';
import { ClientList } from './client-list.js';
import type { ListClientsQuery } from './client-list.dto.js';
import { ClientSearchModule } from './client-search.module.js';

const FILL = new URL('../../../migrations/1790004280200-clients-listed-filled.sql', import.meta.url);

describe('the list columns of a client', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ modules: [ClientsModule, ClientSearchModule] });
    await makeClient(app, { displayName: 'Follow Me', contacts: [{ lastName: 'Theirs' }] }, 'rival');
  });
  afterAll(() => app.close());

  const page = (query: Partial<ListClientsQuery>) =>
    app.asMember('owner', () => app.get(ClientList).page({ limit: 50, ...query }));

  it('follow a change of the first contact and property at once', async () => {
    const { client, contacts, properties } = await makeClient(app, {
      displayName: 'Follow Me',
      contacts: [{ lastName: 'First' }, { lastName: 'Second' }],
      properties: [{ address: { line1: '1 Elm Street' } }, { address: { line1: '2 Oak Street' } }],
    });
    const shown = async () => {
      const [row] = (await page({ q: 'follow me' })).items;
      return [row?.primaryContact?.name, row?.addressLine, row?.propertyCount];
    };
    expect(await shown()).toEqual(['First', '1 Elm Street', 2]);
    const [second, elm] = [contacts[1]?.id ?? '', properties[0]?.id ?? ''];
    await app.asMember('owner', () => app.get(ContactsService).update(second, null, { isPrimary: true }));
    await app.asMember('owner', () => app.get(PropertiesService).archive(elm, null));
    expect(await shown()).toEqual(['Second', '2 Oak Street', 1]);
    await app.asMember('owner', () => app.get(ContactsService).remove(second, null));
    await app.asMember('owner', () => app.get(PropertiesService).restore(elm));
    expect(await shown()).toEqual(['First', '1 Elm Street', 2]);
    await app.asMember('owner', async () => {
      for (const { id } of properties) await app.get(PropertiesService).archive(id, null);
      await app.get(ClientsService).update(client.id, null, { billingAddress: { city: 'Summit' } });
    });
    expect(await shown()).toEqual(['First', 'Summit', 0]);
  });

  it('are counted correctly when two changes happen at the same time', async () => {
    const { properties } = await makeClient(app, {
      displayName: 'Counted Twice',
      properties: [{ address: { line1: '1 Elm Street' } }, { address: { line1: '2 Oak Street' } }],
    });
    const archive = (n: number) => app.get(PropertiesService).archive(properties[n]?.id ?? '', null);
    const [archived, heldUp] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
    const first = app.asMember('owner', async () => {
      await archive(0);
      archived.resolve(null);
      await heldUp.promise;
    });
    await archived.promise;
    const second = app.asMember('owner', () => archive(1));
    await app.asTenant('rival', untilSomebodyWaits);
    heldUp.resolve(null);
    await Promise.all([first, second]);
    expect((await page({ q: 'counted twice' })).items).toMatchObject([{ propertyCount: 0, addressLine: null }]);
  });

  it('are written with a new client as the database would write them', async () => {
    const contact = { lastName: 'Quill', emails: ['quill@example.com'], phones: [{ raw: '908-555-0142' }] };
    const people = [
      [],
      [contact],
      [{ firstName: 'Ann "Q" \\ Ångström\t🌳' }, { ...contact, isPrimary: true }],
      [{ emails: ['only@example.com'] }],
      [{ phones: [{ raw: '0142' }] }],
    ] as const;
    const places = [[], [{}], [{ address: { line1: '1 Elm Street', city: 'Summit' } }, { name: 'Second' }]] as const;
    const made: string[] = [];
    for (const contacts of people)
      for (const properties of places) {
        const parts = {
          contacts: contacts.map((one) => ({ ...one })),
          properties: properties.map((one) => ({ ...one })),
        };
        const { client } = await makeClient(app, {
          displayName: 'Written Once',
          billingAddress: { city: 'Chatham' },
          ...parts,
        } as Parameters<typeof makeClient>[1]);
        made.push(client.id);
      }
    // Whoever writes a client again does so by a later command.
    const again = await app.asMember('owner', () =>
      db().query<unknown[]>(
        `select c.listed_parts from clients c join client_contacts k on k.client_id = c.id
         where c.id = any ($1) and (c.xmin, c.cmin) is distinct from (k.xmin, k.cmin)`,
        [made],
      ),
    );
    expect(again).toEqual([]);
    const kept = await app.asMember('owner', () =>
      db().query<Array<{ kept: string; computed: string }>>(
        `select c.listed_parts as kept, client_listed_parts(s.first_contact, s.address_line, s.property_count) as computed
         from clients c join client_search s on s.client_id = c.id where c.id = any ($1)`,
        [made],
      ),
    );
    expect(kept).toHaveLength(made.length);
    expect(kept.filter((one) => one.kept !== one.computed)).toEqual([]);
  });

  it('are filled for a client of the previous release', async () => {
    const id = newId();
    await app.asMember('owner', () =>
      db().query(
        `with c as (insert into clients (id, number, display_name) values ($1, 'C-Before', 'From Before') returning id)
         insert into client_contacts (id, client_id, last_name) select $2, $1, 'Theirs' from c`,
        [id, newId()],
      ),
    );
    const { items } = await page({ q: 'from before' });
    expect(items).toMatchObject([{ id, number: 'C-Before', primaryContact: { name: 'Theirs' }, version: 1 }]);
  });

  it('are filled for older clients, also while somebody changes one', async () => {
    const { contacts } = await makeClient(app, { displayName: 'Filled', contacts: [{ lastName: 'Before' }] });
    const superuser = new Connection({ connectionString: app.database.superuserUrl });
    await superuser.connect();
    const [changed, heldUp] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
    const change = app.asMember('owner', async () => {
      await app.get(ContactsService).update(contacts[0]?.id ?? '', null, { lastName: 'Since' });
      changed.resolve(null);
      await heldUp.promise;
    });
    await changed.promise;
    const fill = superuser.query(readFileSync(FILL, 'utf8'));
    await app.asTenant('rival', untilSomebodyWaits);
    heldUp.resolve(null);
    await Promise.all([change, fill]);
    await superuser.end();
    const { items } = await page({ q: 'filled' });
    expect(items).toMatchObject([{ displayName: 'Filled', primaryContact: { name: 'Since' } }]);
  });

  it('do not change the version of the client', async () => {
    const { client, properties } = await makeClient(app, { displayName: 'Still The Same', properties: [{}] });
    const [id] = [properties[0]?.id ?? ''];
    await app.asMember('owner', () =>
      db().query(`update properties set address = '{"city":"Summit"}' where id = $1`, [id]),
    );
    const { items } = await page({ q: 'still the same' });
    expect(items).toMatchObject([{ addressLine: 'Summit', version: 1, updatedAt: client.updatedAt.toISOString() }]);
  });

  it.each([
    { line1: '12 Orchard Road', line2: 'Unit 4', city: 'Summit', region: 'NJ', postalCode: '07901' },
    { line1: '12 Orchard Road', city: '', region: 'NJ', postalCode: '' },
    { postalCode: '07901', country: 'US' },
    { country: 'US' },
    {},
  ])('write the address %j on one line like the rest of the product', async (address) => {
    const ask = () => db().query<Array<{ line: string }>>('select address_line($1) as line', [address]);
    expect((await app.asMember('owner', ask))[0]?.line).toBe(addressLine(address));
  });
});

interface Plan {
  'Relation Name'?: string;
  'Index Name'?: string;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Of a fresh installation: a connection keeps the plans that it made while the tables were empty. */
it('are written for many, by their keys, with plans that were made for the first client', async () => {
  const app = await testApp({ modules: [ClientsModule, ClientSearchModule] });
  const superuser = new Connection({ connectionString: app.database.superuserUrl });
  await superuser.connect();
  const reads: Plan[] = [];
  superuser.on('notice', ({ message = '' }) => {
    const json = /plan:\s*(\{[\s\S]*)$/.exec(message)?.[1];
    if (json) reads.push(...nodesOf((JSON.parse(json) as { Plan: Plan }).Plan).filter((node) => node['Index Name']));
  });
  await superuser.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_format = json;
    set auto_explain.log_level = notice;
    set auto_explain.log_analyze = on; set auto_explain.log_nested_statements = on; set role hedgerow_app`);
  await superuser.query(`select set_config('app.tenant_id', $1, false)`, [app.greenfield.tenantId]);
  const fill = (from: number, to: number) =>
    superuser.query(
      `with made as (
         insert into clients (id, number, display_name) select gen_random_uuid(), 'F-' || n, 'Fresh ' || n
         from generate_series($1::int, $2::int) n returning id)
       , people as (insert into client_contacts (id, client_id, last_name) select gen_random_uuid(), id, 'Theirs' from made)
       insert into properties (id, client_id, address) select gen_random_uuid(), id, '{"line1":"1 Elm Street"}' from made`,
      [from, to],
    );
  try {
    await fill(1, 1);
    reads.length = 0;
    await fill(2, 60);
  } finally {
    await superuser.end();
    await app.close();
  }
  const readsOf = (table: string) => reads.filter((read) => read['Relation Name'] === table);
  const indexesOf = (table: string) => new Set(readsOf(table).map((read) => read['Index Name']));
  expect(indexesOf('client_contacts')).toEqual(new Set(['client_contacts_client', 'client_contacts_pkey']));
  expect(indexesOf('properties')).toEqual(new Set(['properties_client', 'properties_pkey']));
  const parts = [...readsOf('client_contacts'), ...readsOf('properties')];
  expect(parts.filter((read) => (read['Rows Removed by Filter'] ?? 0) > 1)).toEqual([]);
});
