import { testApp, type TestApp } from '../../../test/support/index.js';
import { anOBrien, makeClient } from '../clients/clients.factory.js';
import { ClientsModule } from '../clients/clients.module.js';
import { ClientSearchModule } from './client-search.module.js';
import { Duplicates } from './duplicates.js';
import type { FindDuplicatesQuery } from './duplicates.dto.js';

describe('duplicates', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ modules: [ClientsModule, ClientSearchModule] });
    await makeClient(app);
    await makeClient(app, { displayName: 'Someone Else', properties: [{ address: { line1: '12 Orchard Road' } }] });
    await makeClient(app, anOBrien({ displayName: 'Neighbour' }), 'rival');
  });
  afterAll(() => app.close());

  const find = async (query: FindDuplicatesQuery) => {
    const found = await app.asMember('owner', () => app.get(Duplicates).find(query));
    return found.map(({ displayName, reasons }) => [displayName, ...reasons].join(' '));
  };
  const dana = "Dana O'Brien";

  it.each([
    [{ email: 'DANA.obrien@EXAMPLE.com' }, [`${dana} email`]],
    [{ phone: '1 908.555.0142' }, [`${dana} phone`]],
    [{ email: 'dana.obrien@example.com', phone: '9085550142' }, [`${dana} email phone`]],
    [{ name: 'Dana Obrien', address: '12 orchard rd.' }, [`${dana} address`]],
    [{ name: 'Dana Obrien', address: '12 orchard rd.', postalCode: '07901' }, [`${dana} address`]],
    [{ name: 'Dana Obrien', address: '12 orchard rd.', postalCode: '99999' }, []],
    [{ name: 'Quite Different', address: '12 Orchard Road' }, []],
    [{ name: dana }, []],
    [{ address: '12 Orchard Road' }, []],
    [{ email: 'nobody@example.com', phone: '0142' }, []],
    [{}, []],
  ])('of %j are %j', async (query, expected) => {
    expect(await find(query)).toEqual(expected);
  });
});
