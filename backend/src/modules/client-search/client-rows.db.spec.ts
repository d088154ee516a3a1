import { db } from '../../kernel/database/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { addressLine } from '../addresses/index.js';
import { makeClient } from '../clients/clients.factory.js';
import { ClientsModule } from '../clients/clients.module.js';
import { ClientsService } from '../clients/clients.service.js';
import { ContactsService } from '../contacts/index.js';
import { PropertiesService } from '../properties/index.js';
import { ClientList } from './client-list.js';
import type { ListClientsQuery } from './client-list.dto.js';
import { ClientSearchModule } from './client-search.module.js';

describe('what the list keeps beside a client', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ modules: [ClientsModule, ClientSearchModule] });
    await makeClient(app, { displayName: 'Follow Me', contacts: [{ lastName: 'Theirs' }] }, 'rival');
  });
  afterAll(() => app.close());

  const page = (query: Partial<ListClientsQuery>) =>
    app.asMember('owner', () => app.get(ClientList).page({ limit: 50, ...query }));

  it('follows a change of the first contact and property at once', async () => {
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

  it('counts rightly what two change at the same time', async () => {
    const { properties } = await makeClient(app, {
      displayName: 'Counted Twice',
      properties: [{ address: { line1: '1 Elm Street' } }, { address: { line1: '2 Oak Street' } }],
    });
    const archive = (n: number) => app.get(PropertiesService).archive(properties[n]?.id ?? '', null);
    const isHeldUp = () =>
      app.asTenant('rival', () => db().query<unknown[]>('select from pg_locks where not granted limit 1'));
    const [archived, heldUp] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
    const first = app.asMember('owner', async () => {
      await archive(0);
      archived.resolve(null);
      await heldUp.promise;
    });
    await archived.promise;
    const second = app.asMember('owner', () => archive(1));
    while ((await isHeldUp()).length === 0) await new Promise(setImmediate);
    heldUp.resolve(null);
    await Promise.all([first, second]);
    expect((await page({ q: 'counted twice' })).items).toMatchObject([{ propertyCount: 0, addressLine: null }]);
  });

  it.each([
    { line1: '12 Orchard Road', line2: 'Unit 4', city: 'Summit', region: 'NJ', postalCode: '07901' },
    { line1: '12 Orchard Road', city: '', region: 'NJ', postalCode: '' },
    { postalCode: '07901', country: 'US' },
    { country: 'US' },
    {},
  ])('has the address %j on one line as everybody else', async (address) => {
    const ask = () => db().query<Array<{ line: string }>>('select address_line($1) as line', [address]);
    expect((await app.asMember('owner', ask))[0]?.line).toBe(addressLine(address));
  });
});
