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

it('offers what an API key may have, by what it is about', () => {
  const names = scopeGroups(permissions).map(({ name, choices }) => [name, choices.map(({ scope }) => scope)]);
  expect(names).toEqual([
    ['Clients', ['clients.create']],
    ['Jobs and visits', ['jobs.read.all']],
  ]);
});

it('starts with what the API says', () =>
  expect(scopePresets(permissions)).toEqual([
    ['Read only', ['jobs.read.all']],
    ['Integration', ['jobs.read.all', 'clients.create']],
    ['Reporting', []],
  ]));

it('leaves out what nothing asks for yet, wherever somebody has it', () =>
  expect(withoutPlanned(permissions, ['clients.create', 'quotes.read.all', 'hedges.trim'])).toEqual([
    'clients.create',
    'hedges.trim',
  ]));

it('has words for a permission, and shows one that is gone as it is', () => {
  expect(permissionLabel(permissions, 'clients.create')).toBe('Clients: Create clients');
  expect(permissionLabel(permissions, 'hedges.trim')).toBe('hedges.trim');
});
