import { db } from '../../kernel/database/index.js';
import { VersionMismatch } from '../../kernel/problem/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import type { WholeClient } from '../clients/client-answer.dto.js';
import { ClientNotFound } from '../client-access/client-access.errors.js';
import { ContactNotFound } from './contacts.errors.js';
import { anOBrien, makeClient } from '../clients/clients.factory.js';
import { ClientsModule } from '../clients/clients.module.js';
import { ClientsService } from '../clients/clients.service.js';
import { ContactsService } from './contacts.service.js';
import type { CreateContactDto } from './contact.dto.js';
import type { Contact } from './contact.entity.js';

describe('contacts', () => {
  let app: TestApp;
  let contacts: ContactsService;
  let theirs: WholeClient;
  beforeAll(async () => {
    app = await testApp({ modules: [ClientsModule] });
    contacts = app.get(ContactsService);
    theirs = await makeClient(app, anOBrien(), 'rival');
  });
  afterAll(() => app.close());

  const add = (clientId: string, contact: CreateContactDto) =>
    app.asMember('dispatcher', () => contacts.add(clientId, contact));
  const all = (clientId: string): Promise<Contact[]> =>
    app.asMember('owner', async () => (await app.get(ClientsService).get(clientId)).contacts);
  const names = async (clientId: string) => (await all(clientId)).map(({ firstName }) => firstName);

  it('have at most one primary and one billing contact; a new one replaces the old', async () => {
    const { client } = await makeClient(app);
    await add(client.id, { firstName: 'Lee', isBilling: true });
    await add(client.id, { firstName: 'Kim', isPrimary: true, isBilling: true });
    expect(await all(client.id)).toMatchObject([
      { firstName: 'Kim', isPrimary: true, isBilling: true },
      { firstName: 'Dana', isPrimary: false, isBilling: false },
      { firstName: 'Lee', isPrimary: false, isBilling: false },
    ]);
  });

  it('keep that rule when two are made primary at the same time', async () => {
    const { client } = await makeClient(app);
    await Promise.all(['A', 'B', 'C'].map((firstName) => add(client.id, { firstName, isPrimary: true })));
    expect((await all(client.id)).filter(({ isPrimary }) => isPrimary)).toHaveLength(1);
  });

  it('make the first primary, or the one marked so', async () => {
    const { client } = await makeClient(app, {
      displayName: 'Two',
      contacts: [{ firstName: 'A' }, { firstName: 'B', isPrimary: true }],
    });
    expect(await names(client.id)).toEqual(['B', 'A']);
  });

  it('make the last one primary when several of a new client are marked', async () => {
    const { client, contacts: made } = await makeClient(app, {
      displayName: 'Three',
      contacts: ['A', 'B', 'C'].map((firstName) => ({ firstName, isPrimary: firstName < 'C', isBilling: true })),
    });
    expect(made).toEqual(await all(client.id));
    expect(made).toMatchObject([
      { firstName: 'B', isPrimary: true, isBilling: false, version: 1 },
      { firstName: 'A', isPrimary: false, isBilling: false, version: 1 },
      { firstName: 'C', isPrimary: false, isBilling: true, version: 1 },
    ]);
  });

  it('change the version of the client, whose answer contains them', async () => {
    const { client } = await makeClient(app);
    await add(client.id, { firstName: 'Lee' });
    const { client: after } = await app.asMember('owner', () => app.get(ClientsService).get(client.id));
    expect(after.version).toBe(2);
    expect(after.updatedAt.getTime()).toBeGreaterThanOrEqual(client.updatedAt.getTime());
  });

  it('change only in what is sent', async () => {
    const { contacts: made } = await makeClient(app);
    const id = made[0]?.id ?? '';
    const changes = { notify: { marketing: true }, phones: [{ raw: '+44 20 7946 0018', label: 'work' as const }] };
    const after = await app.asMember('dispatcher', () => contacts.update(id, 1, changes));
    expect(after).toMatchObject({
      firstName: 'Dana',
      version: 2,
      notify: { quotes: true, invoices: true, visits: true, marketing: true },
      phones: [{ raw: '+44 20 7946 0018', e164: '+442079460018', label: 'work' }],
    });
    const late = app.asMember('owner', () => contacts.update(id, 1, { lastName: null }));
    await expect(late).rejects.toBeInstanceOf(VersionMismatch);
  });

  it('make another contact primary when the primary one is removed, with events for both', async () => {
    const { client, contacts: made } = await makeClient(app);
    const next = await add(client.id, { firstName: 'Lee' });
    await app.asMember('owner', () => contacts.remove(made[0]?.id ?? '', null));
    expect(await all(client.id)).toMatchObject([{ id: next.id, isPrimary: true }]);
    const types = await app.asMember('owner', () =>
      db().query<Array<{ type: string }>>(
        `select type from events where entity_id in ($1, $2) and type <> 'contact.created' order by seq`,
        [made[0]?.id, next.id],
      ),
    );
    expect(types.map(({ type }) => type)).toEqual(['contact.deleted', 'contact.updated']);
  });

  it('of another company don’t exist', async () => {
    const id = theirs.contacts[0]?.id ?? '';
    await expect(add(theirs.client.id, { firstName: 'Spy' })).rejects.toBeInstanceOf(ClientNotFound);
    const change = app.asMember('owner', () => contacts.update(id, null, { firstName: 'Spy' }));
    await expect(change).rejects.toBeInstanceOf(ContactNotFound);
    await expect(app.asMember('owner', () => contacts.remove(id, null))).rejects.toBeInstanceOf(ContactNotFound);
    const list = app.asMember('owner', () => contacts.list(theirs.client.id, { limit: 50 }));
    await expect(list).rejects.toBeInstanceOf(ClientNotFound);
    expect(
      await app.asTenant('rival', async () => (await contacts.list(theirs.client.id, { limit: 50 })).items),
    ).toHaveLength(1);
  });

  it('are listed page by page', async () => {
    const { client } = await makeClient(app, {
      displayName: 'Many',
      contacts: ['A', 'B', 'C'].map((firstName) => ({ firstName })),
    });
    const page = (cursor?: string) => app.asMember('owner', () => contacts.list(client.id, { limit: 2, cursor }));
    const first = await page();
    const second = await page(first.nextCursor ?? '');
    expect([...first.items, ...second.items].map(({ firstName }) => firstName)).toEqual(['A', 'B', 'C']);
    expect(second.nextCursor).toBeNull();
  });
});
