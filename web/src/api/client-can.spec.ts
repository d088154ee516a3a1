import { clientCan } from './client-can';

const as = (...permissions: Parameters<typeof clientCan.create>[0]['permissions']) => ({
  permissions,
  roleName: 'Dispatcher',
});

it('says why a role may not', () => {
  expect(clientCan.create(as())).toEqual({ ok: false, because: 'Your role (Dispatcher) can’t add clients.' });
  expect(clientCan.create(as('clients.create'))).toEqual({ ok: true });
});

it('lets a dispatcher mend contacts only', () => {
  expect(clientCan.editContacts(as('contacts.update')).ok).toBe(true);
  expect(clientCan.edit(as('contacts.update')).ok).toBe(false);
  expect(clientCan.editContacts(as('clients.update')).ok).toBe(true);
});

it('archives what is not archived, and restores what is', () => {
  const me = as('clients.archive');
  expect(clientCan.archive(me, { status: 'lead' }).ok).toBe(true);
  expect(clientCan.archive(me, { status: 'archived' })).toEqual({
    ok: false,
    because: 'This client is already archived.',
  });
  expect(clientCan.restore(me, { status: 'active' })).toEqual({ ok: false, because: 'This client isn’t archived.' });
});

it('leaves the day of the visit to the API', () => {
  expect(clientCan.revealCodes(as('access_codes.reveal.visit_day')).ok).toBe(true);
  expect(clientCan.revealCodes(as()).ok).toBe(false);
});
