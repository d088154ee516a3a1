import { db } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import type { ClientDto } from './client-answer.dto.js';
import { ClientsModule } from './index.js';
import { ClientSearchModule } from '../client-search/client-search.module.js';

let app: HttpTestApp;
let client: ClientDto;
beforeAll(async () => void (app = await httpApp({ modules: [ClientsModule, ClientSearchModule] })));
beforeEach(async () => {
  const payload = {
    displayName: 'Dana',
    notes: 'Before noon.',
    termsDays: 14,
    tags: ['weekly'],
    billingAddress: { line1: '12 Orchard Road', city: 'Summit' },
    contacts: [{ firstName: 'Dana', phones: [{ raw: '(607) 555-0142' }], emails: ['dana@example.com'] }],
    properties: [{ name: 'Home', address: { line1: '12 Orchard Road' }, gateCode: '4471#' }],
  };
  client = (await app.injectAs('owner', { method: 'POST', url: '/api/v1/clients', payload })).json<ClientDto>();
});
afterAll(() => app.close());

const events = () =>
  app.asMember('owner', () =>
    db().query<Array<{ type: string; data: object; previous: object | null }>>(
      'select type, data, previous from events order by seq',
    ),
  );
const patch = async (path: string, payload: object) => {
  const before = (await events()).length;
  const request = { method: 'PATCH' as const, url: `/api/v1/${path}`, payload, headers: { 'if-match': '*' } };
  const answer = await app.injectAs('owner', request);
  expect([path, answer.statusCode]).toEqual([path, 200]);
  const { version } = answer.json<{ version: number }>();
  return { version, told: (await events()).slice(before) };
};

it('a patch without a change makes no new version and no event', async () => {
  const [contact, property] = [client.contacts[0]?.id ?? '', client.properties[0]?.id ?? ''];
  const same: Array<[string, object]> = [
    [`clients/${client.id}`, {}],
    [`clients/${client.id}`, { displayName: 'Dana', termsDays: 14, tags: ['weekly'], notes: 'Before noon.' }],
    [`clients/${client.id}`, { billingAddress: { city: 'Summit' } }],
    [`contacts/${contact}`, {}],
    [`contacts/${contact}`, { firstName: 'Dana', phones: [{ raw: '(607) 555-0142' }], notify: { quotes: true } }],
    [`properties/${property}`, {}],
    [`properties/${property}`, { name: 'Home', address: { line1: '12 Orchard Road' }, gateCode: '4471#' }],
  ];
  for (const [path, payload] of same) {
    expect([path, payload, await patch(path, payload)]).toEqual([path, payload, { version: 1, told: [] }]);
  }
});

it('a new access code is a change, and the event does not contain it', async () => {
  const { version, told } = await patch(`properties/${client.properties[0]?.id ?? ''}`, { gateCode: '9013#' });
  expect([version, told.map(({ type, previous }) => [type, previous])]).toEqual([2, [['property.updated', {}]]]);
  expect(JSON.stringify(await events())).not.toMatch(/4471#|9013#/);
});
