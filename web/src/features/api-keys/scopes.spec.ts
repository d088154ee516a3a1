import type { PermissionDto } from '../../api/generated/requests/types.gen';
import { permissionLabel, withoutPlanned } from '../../api/permissions';
import { scopeGroups, scopePresets } from './scopes';

const permission = (name: PermissionDto['name'], more: Partial<PermissionDto>): PermissionDto => ({
  name,
  group: 'Clients',
  label: name,
  explanation: null,
  forApiKeys: true,
  planned: false,
  apiKeyPresets: [],
  ...more,
});

const permissions = [
  permission('jobs.read.all', { group: 'Jobs and visits', apiKeyPresets: ['read_only', 'integration'] }),
  permission('clients.create', { label: 'Create clients', apiKeyPresets: ['integration', 'something_new'] }),
  permission('clients.read.assigned', { forApiKeys: false }),
  permission('quotes.read.all', { planned: true, apiKeyPresets: ['read_only'] }),
];

it('offers the scopes of an API key, in groups', () => {
  const names = scopeGroups(permissions).map(({ name, choices }) => [name, choices.map(({ scope }) => scope)]);
  expect(names).toEqual([
    ['Clients', ['clients.create']],
    ['Jobs and visits', ['jobs.read.all']],
  ]);
});

it('starts with the defaults of the API', () =>
  expect(scopePresets(permissions)).toEqual([
    ['Read only', ['jobs.read.all']],
    ['Integration', ['jobs.read.all', 'clients.create']],
    ['Reporting', []],
  ]));

it('leaves out unused permissions, unless somebody has them', () =>
  expect(withoutPlanned(permissions, ['clients.create', 'quotes.read.all', 'hedges.trim'])).toEqual([
    'clients.create',
    'hedges.trim',
  ]));

it('has a label for every permission, and shows a removed one by its code', () => {
  expect(permissionLabel(permissions, 'clients.create')).toBe('Clients: Create clients');
  expect(permissionLabel(permissions, 'hedges.trim')).toBe('hedges.trim');
});
