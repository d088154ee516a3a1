import type { RoleDto } from '../../api/generated/requests/types.gen';
import { givableRoles } from './roles-to-give';

const role = (key: string, permissions: RoleDto['permissions']) => ({ key, permissions }) as RoleDto;

it('offers roles that can do no more than one’s own, and owners to owners alone', () => {
  const roles = [role('owner', ['users.manage']), role('admin', ['users.manage']), role('sales', ['prices.view'])];
  const keys = (me: Parameters<typeof givableRoles>[1]) => givableRoles(roles, me).map(({ key }) => key);
  expect(keys({ roleKey: 'owner', permissions: ['users.manage', 'prices.view'] })).toEqual(['owner', 'admin', 'sales']);
  expect(keys({ roleKey: 'admin', permissions: ['users.manage', 'prices.view'] })).toEqual(['admin', 'sales']);
  expect(keys({ roleKey: 'team_lead_1', permissions: ['users.manage'] })).toEqual(['admin']);
});
