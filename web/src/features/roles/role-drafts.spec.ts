import type { PermissionDto, RoleDto } from '../../api/generated/requests/types.gen';
import { NO_DRAFTS, permissionGroups, permissionsOf, toggled } from './role-drafts';

const role = { id: 'r1', permissions: ['clients.create'] } as RoleDto;

it('keeps changes until they are saved, and drops reverted ones', () => {
  const ticked = toggled(NO_DRAFTS, role, 'clients.update');
  expect([...permissionsOf(role, ticked)].sort()).toEqual(['clients.create', 'clients.update']);
  expect([...permissionsOf(role, NO_DRAFTS)]).toEqual(['clients.create']);
  expect(toggled(ticked, role, 'clients.update').size).toBe(0);
  expect([...permissionsOf(role, toggled(NO_DRAFTS, role, 'clients.create'))]).toEqual([]);
});

it('keeps what somebody else has changed since the first change', () => {
  const drafts = toggled(NO_DRAFTS, { ...role, permissions: ['clients.create', 'clients.archive'] }, 'clients.update');
  const since: RoleDto = { ...role, permissions: ['clients.create', 'jobs.create'] };
  expect([...permissionsOf(since, drafts)].sort()).toEqual(['clients.create', 'clients.update', 'jobs.create']);
  expect(toggled(drafts, since, 'clients.update').size).toBe(0);
});

it('has no change left where somebody else has made the same', () => {
  const drafts = toggled(NO_DRAFTS, role, 'clients.update');
  const since: RoleDto = { ...role, permissions: ['clients.create', 'clients.update'] };
  expect([...permissionsOf(since, drafts)].sort()).toEqual(['clients.create', 'clients.update']);
  expect([...permissionsOf(since, toggled(drafts, since, 'clients.update'))]).toEqual(['clients.create']);
});

it('groups permissions by topic, and leaves out unused ones', () => {
  const one = (name: string, group: string, planned = false) => ({ name, group, planned }) as PermissionDto;
  const all = [one('jobs.create', 'Jobs'), one('clients.create', 'Clients'), one('quotes.send', 'Quotes', true)];
  expect(permissionGroups(all).map(([group, { length }]) => [group, length])).toEqual([
    ['Clients', 1],
    ['Jobs', 1],
  ]);
});
