import { clientCan } from './client-can';

const as = (...permissions: Parameters<typeof clientCan.create>[0]['permissions']) => ({
  permissions,
  roleName: 'Dispatcher',
});

it('says why a role may not', () => {
  expect(clientCan.create(as())).toEqual({ ok: false, because: 'Your role (Dispatcher) can’t add clients.' });
  expect(clientCan.create(as('clients.create'))).toEqual({ ok: true });
});

it('lets a dispatcher edit contacts only', () => {
  expect(clientCan.editContacts(as('contacts.update')).ok).toBe(true);
  expect(clientCan.edit(as('contacts.update')).ok).toBe(false);
  expect(clientCan.editContacts(as('clients.update')).ok).toBe(true);
});

it('archives what is not archived, and restores what is', () => {
  const me = as('clients.archive');
  expect(clientCan.archive(me, { allowedActions: ['archive'] }).ok).toBe(true);
  expect(clientCan.archive(me, { allowedActions: ['restore'] })).toEqual({
    ok: false,
    because: 'This client is already archived.',
  });
  const because = 'This client isn’t archived.';
  expect(clientCan.restore(me, { allowedActions: ['archive'] })).toEqual({ ok: false, because });
});

it('leaves the rule about the day of the visit to the API', () => {
  expect(clientCan.revealCodes(as('access_codes.reveal.visit_day')).ok).toBe(true);
  expect(clientCan.revealCodes(as()).ok).toBe(false);
});

it('changes nothing in a company that is read-only, and still exports', () => {
  const me = as('clients.create', 'clients.read.all');
  const at = (status: 'trial' | 'suspended' | 'closing') => ({ ...me, tenant: { name: 'Willow', status } });
  for (const there of [at('suspended'), at('closing')]) {
    expect(clientCan.create(there)).toEqual({ ok: false, because: 'Willow is read-only.' });
    expect(clientCan.export(there).ok).toBe(true);
    // What the role can't do in any case comes first.
    expect(clientCan.import(there)).toEqual({ ok: false, because: 'Your role (Dispatcher) can’t import clients.' });
  }
  expect(clientCan.create(at('trial')).ok).toBe(true);
});
