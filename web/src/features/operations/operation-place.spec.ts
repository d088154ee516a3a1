import { isShownAt, placeOf } from './operation-place';

const change = { id: 'ID', kind: 'clients.add_tags', subject: null };

it('leads to the page of its record, or of the operation', () => {
  expect(placeOf({ ...change, kind: 'imports.run', subject: { type: 'import', id: 'I' } })).toMatchObject({
    to: '/imports/$importId',
    params: { importId: 'I' },
  });
  expect(placeOf({ ...change, kind: 'webhooks.replay', subject: { type: 'webhook_endpoint', id: 'W' } })).toMatchObject(
    {
      params: { webhookEndpointId: 'W' },
    },
  );
  expect(placeOf({ ...change, kind: 'tenant.export' })).toMatchObject({ to: '/settings' });
  expect(placeOf(change)).toMatchObject({ to: '/clients/change/$operationId', params: { operationId: 'ID' } });
  expect(placeOf({ ...change, kind: 'newer.work' })).toBeNull();
});

it('is not shown twice: not on its own page, and not for a dry run', () => {
  expect(isShownAt('/clients/change/ID', change)).toBe(true);
  expect(isShownAt('/clients/change', change)).toBe(true);
  expect(isShownAt('/clients/change/OTHER', change)).toBe(false);
  expect(isShownAt('/clients/change', { ...change, kind: 'newer.work' })).toBe(false);
});
