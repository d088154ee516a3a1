import { newKeyValues, toCreateBody, toUpdateBody } from './api-key-form';

const now = new Date('2027-03-09T12:00:00Z');
const values = { ...newKeyValues(), name: ' Planner ', scopes: ['clients.read.all' as const] };

it('turns a lifetime into an expiry date, and none into the limit of the deployment', () => {
  const body = { name: 'Planner', scopes: ['clients.read.all'], requestsPerMinute: null };
  expect(toCreateBody({ ...values, lifetime: '30' }, now)).toEqual({ ...body, expiresAt: '2027-04-08T12:00:00.000Z' });
  expect(toCreateBody({ ...values, lifetime: 'never', requestsPerMinute: 60 }, now)).toEqual({
    ...body,
    expiresAt: null,
    requestsPerMinute: 60,
  });
});

it('keeps the expiry date of a key unless another is chosen', () => {
  expect(toUpdateBody({ ...values, lifetime: 'keep' }, now)).not.toHaveProperty('expiresAt');
  expect(toUpdateBody({ ...values, lifetime: 'never' }, now)).toHaveProperty('expiresAt', null);
});
