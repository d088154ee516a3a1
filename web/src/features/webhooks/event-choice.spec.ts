import { groupsOf, otherFilters, withGroup, withType } from './event-choice';

const groups = groupsOf([
  { type: 'job.work_order_ready' },
  { type: 'client.updated' },
  { type: 'client.created' },
  { type: 'client.archived' },
]);
const [client, job] = groups as [(typeof groups)[0], (typeof groups)[0]];

it('groups types by topic, with labels', () => {
  expect(client).toMatchObject({ filter: 'client.*', label: 'Client' });
  expect(client.types.map(({ label }) => label)).toEqual(['Archived', 'Created', 'Updated']);
  expect(job.types).toEqual([{ type: 'job.work_order_ready', label: 'Work order ready' }]);
  expect(groupsOf([{ type: 'tenant.updated' }])).toMatchObject([{ filter: 'tenant.*', label: 'Company' }]);
  expect(groupsOf([{ type: 'api_key.rotated' }])).toMatchObject([{ label: 'API key', types: [{ label: 'Rotated' }] }]);
});

it('chooses a whole kind instead of all its types, or the remaining ones', () => {
  expect(withGroup(['client.created', 'job.*'], client, true)).toEqual(['job.*', 'client.*']);
  expect(withGroup(['client.*', 'job.*'], client, false)).toEqual(['job.*']);
  expect(withType(['client.*'], client, 'client.updated', false)).toEqual(['client.archived', 'client.created']);
  expect(withType(['job.*'], client, 'client.updated', true)).toEqual(['job.*', 'client.updated']);
});

it('keeps filters without a checkbox', () => {
  expect(otherFilters(['*', 'client.*', 'client.created', 'hedge.plan.*'], groups)).toEqual(['hedge.plan.*']);
});
