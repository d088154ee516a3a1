import type { PermissionDto, RoleDto } from '../../api/generated/requests/types.gen';
import { NO_DRAFTS, permissionGroups, permissionsOf, toggled } from './role-drafts';

const role = { id: 'r1', permissions: ['clients.create'] } as RoleDto;

it('keeps what was ticked until it is saved, and forgets what was ticked back', () => {
  const ticked = toggled(NO_DRAFTS, role, 'clients.update');
  expect([...permissionsOf(role, ticked)].sort()).toEqual(['clients.create', 'clients.update']);
  expect([...permissionsOf(role, NO_DRAFTS)]).toEqual(['clients.create']);
  expect(toggled(ticked, role, 'clients.update').size).toBe(0);
  expect([...permissionsOf(role, toggled(NO_DRAFTS, role, 'clients.create'))]).toEqual([]);
});

it('groups permissions by what they are about, and leaves out what nothing asks for yet', () => {
  const one = (name: string, group: string, planned = false) => ({ name, group, planned }) as PermissionDto;
  const all = [one('jobs.create', 'Jobs'), one('clients.create', 'Clients'), one('quotes.send', 'Quotes', true)];
  expect(permissionGroups(all).map(([group, { length }]) => [group, length])).toEqual([
    ['Clients', 1],
    ['Jobs', 1],
  ]);
});
