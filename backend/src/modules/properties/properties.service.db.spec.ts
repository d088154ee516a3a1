import { Client as Connection } from 'pg';
import { db } from '../../kernel/database/index.js';
import { VersionMismatch } from '../../kernel/problem/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import type { WholeClient } from '../clients/client-answer.dto.js';
import { ClientNotFound } from '../client-access/client-access.errors.js';
import { PropertyNotFound } from './properties.errors.js';
import { anOBrien, makeClient } from '../clients/clients.factory.js';
import { ClientsModule } from '../clients/clients.module.js';
import { PropertiesService } from './properties.service.js';
import { PropertyDto } from './property.dto.js';

const SECRET = 'gate-4471-secret';

describe('properties', () => {
  let app: TestApp;
  let properties: PropertiesService;
  let ours: WholeClient;
  let theirs: WholeClient;
  beforeAll(async () => {
    app = await testApp({ modules: [ClientsModule] });
    properties = app.get(PropertiesService);
    ours = await makeClient(app);
    theirs = await makeClient(app, anOBrien(), 'rival');
  });
  afterAll(() => app.close());

  const add = (property: Parameters<PropertiesService['add']>[1]) =>
    app.asMember('owner', () => properties.add(ours.client.id, property));
  const reveal = (role: 'owner' | 'dispatcher' | 'crew_lead', id: string) =>
    app.asMember(role, () => properties.revealAccessCodes(id));

  it('change only in what is sent, parts of the address too', async () => {
    const { id } = await add({ name: 'Barn', address: { line1: '3 Mill Lane', city: 'Summit' }, hazards: ['dog'] });
    const changes = { address: { city: null, postalCode: '07901' }, preferredDays: [2] };
    const after = await app.asMember('owner', () => properties.update(id, 1, changes));
    expect(after).toMatchObject({
      version: 2,
      name: 'Barn',
      hazards: ['dog'],
      preferredDays: [2],
      address: { line1: '3 Mill Lane', postalCode: '07901' },
    });
    const late = app.asMember('owner', () => properties.update(id, 1, { name: 'Shed' }));
    await expect(late).rejects.toBeInstanceOf(VersionMismatch);
  });

  it('leave the lists when archived, and can be restored', async () => {
    const { id } = await add({ name: 'Old orchard' });
    const offered = (role: 'owner' | 'crew_lead') =>
      app.asMember('owner', async () => {
        const property = await properties.get(id);
        return app.asMember(role, () => Promise.resolve(PropertyDto.from(property).allowedActions));
      });
    expect([await offered('owner'), await offered('crew_lead')]).toEqual([['update', 'archive'], []]);
    await app.asMember('owner', () => properties.archive(id, 1));
    expect(await offered('owner')).toEqual(['update', 'restore']);
    const list = (archived?: 'true') =>
      app.asMember('owner', async () => (await properties.list(ours.client.id, { limit: 200, archived })).items);
    const ids = (found: Array<{ id: string }>) => found.map((property) => property.id);
    expect(ids(await list())).not.toContain(id);
    expect(ids(await list('true'))).toContain(id);
    await app.asMember('owner', () => properties.restore(id));
    expect(ids(await list())).toContain(id);
  });

  it('keep their codes encrypted: no column, event or search row has them in clear text', async () => {
    const { id } = await add({ name: 'Villa', gateCode: SECRET, alarmCode: SECRET, lockboxCode: SECRET });
    await app.asMember('owner', () => properties.update(id, null, { gateCode: `${SECRET}2`, parking: 'Street' }));
    await reveal('owner', id);
    const connection = new Connection({ connectionString: app.database.superuserUrl });
    await connection.connect();
    for (const table of ['properties', 'events', 'client_search', 'clients']) {
      const { rows } = await connection.query<{ found: string }>(
        `select count(*) as found from ${table} t where t::text like $1 or t::text like $2`,
        [`%${SECRET}%`, `%${Buffer.from(SECRET).toString('hex')}%`],
      );
      expect([table, rows[0]?.found]).toEqual([table, '0']);
    }
    await connection.end();
  });

  it('reveal their codes to those who may, with an event each time', async () => {
    const { id } = await add({ name: 'Gate house', gateCode: ' 1234# ', alarmCode: '99' });
    expect(await reveal('dispatcher', id)).toEqual({ gateCode: '1234#', alarmCode: '99', lockboxCode: null });
    await app.asMember('owner', () => properties.update(id, null, { alarmCode: null, gateCode: '5678' }));
    expect(await reveal('owner', id)).toEqual({ gateCode: '5678', alarmCode: null, lockboxCode: null });
    const events = await app.asMember('owner', () =>
      db().query<Array<{ actor: { name: string } }>>(
        `select actor from events where type = 'property.access_codes_revealed' and entity_id = $1 order by seq`,
        [id],
      ),
    );
    expect(events.map(({ actor }) => actor.name)).toEqual(['greenfield dispatcher', 'greenfield owner']);
  });

  it('do not decrypt a ciphertext moved from another property', async () => {
    const { id: from } = await add({ name: 'From', gateCode: '1111' });
    const { id: to } = await add({ name: 'To', gateCode: '2222' });
    await app.asMember('owner', () =>
      db().query('update properties set gate_code = (select gate_code from properties where id = $1) where id = $2', [
        from,
        to,
      ]),
    );
    await expect(reveal('owner', to)).rejects.toThrow();
  });

  it('of another company don’t exist', async () => {
    const id = theirs.properties[0]?.id ?? '';
    await expect(app.asMember('owner', () => properties.get(id))).rejects.toBeInstanceOf(PropertyNotFound);
    await expect(reveal('owner', id)).rejects.toBeInstanceOf(PropertyNotFound);
    await expect(app.asMember('owner', () => properties.update(id, null, { name: 'x' }))).rejects.toBeInstanceOf(
      PropertyNotFound,
    );
    await expect(app.asMember('owner', () => properties.archive(id, null))).rejects.toBeInstanceOf(PropertyNotFound);
    await expect(app.asMember('owner', () => properties.restore(id))).rejects.toBeInstanceOf(PropertyNotFound);
    await expect(app.asMember('owner', () => properties.add(theirs.client.id, {}))).rejects.toBeInstanceOf(
      ClientNotFound,
    );
  });

  it('of clients that are not assigned are not found by a crew', async () => {
    const id = ours.properties[0]?.id ?? '';
    await expect(reveal('crew_lead', id)).rejects.toBeInstanceOf(PropertyNotFound);
  });

  it('have the same duplicate key for every spelling of an address', async () => {
    const made = [
      await add({ address: { line1: '7 North Elm Street' } }),
      await add({ address: { line1: '7 n. elm st.' } }),
      await add({ address: {} }),
    ];
    expect(made.map(({ addressKey }) => addressKey)).toEqual(['7 n elm st', '7 n elm st', '']);
  });
});
