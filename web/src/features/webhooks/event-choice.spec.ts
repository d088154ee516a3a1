import { groupsOf, otherFilters, withGroup, withType } from './event-choice';

const groups = groupsOf([
  { type: 'job.work_order_ready' },
  { type: 'client.updated' },
  { type: 'client.created' },
  { type: 'client.archived' },
]);
const [client, job] = groups as [(typeof groups)[0], (typeof groups)[0]];

it('groups types by what they are about, in words', () => {
  expect(client).toMatchObject({ filter: 'client.*', label: 'Client' });
  expect(client.types.map(({ label }) => label)).toEqual(['Archived', 'Created', 'Updated']);
  expect(job.types).toEqual([{ type: 'job.work_order_ready', label: 'Work order ready' }]);
  expect(groupsOf([{ type: 'tenant.updated' }])).toMatchObject([{ filter: 'tenant.*', label: 'Company' }]);
  expect(groupsOf([{ type: 'api_key.rotated' }])).toMatchObject([{ label: 'API key', types: [{ label: 'Rotated' }] }]);
});

it('asks for a whole kind instead of its types, and for what is left of it', () => {
  expect(withGroup(['client.created', 'job.*'], client, true)).toEqual(['job.*', 'client.*']);
  expect(withGroup(['client.*', 'job.*'], client, false)).toEqual(['job.*']);
  expect(withType(['client.*'], client, 'client.updated', false)).toEqual(['client.archived', 'client.created']);
  expect(withType(['job.*'], client, 'client.updated', true)).toEqual(['job.*', 'client.updated']);
});

it('keeps filters that it has no box for', () => {
  expect(otherFilters(['*', 'client.*', 'client.created', 'hedge.plan.*'], groups)).toEqual(['hedge.plan.*']);
});
