import { Checkbox, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { PermissionDto, RoleDto } from '../../api/generated/requests/types.gen';
import { type Permission, useMe } from '../../api/me';
import { usePermissions } from '../../api/permissions';
import { type Drafts, permissionGroups, permissionsOf } from './role-drafts';
import { RoleTools } from './role-tools';
import classes from './roles.module.css';

interface RoleMatrixProps {
  roles: readonly RoleDto[];
  drafts: Drafts;
  onToggle: (role: RoleDto, permission: Permission) => void;
  /** One role, named above the table. */
  isAlone?: boolean;
}

/** Permissions by group, roles side by side. People can only grant permissions that they have. */
export function RoleMatrix({ roles, drafts, onToggle, isAlone = false }: RoleMatrixProps) {
  const groups = permissionGroups(usePermissions());
  return (
    // Wider than its page: focusable, so that the keyboard can scroll it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by Tab
    <div className={classes.scroll} role="region" aria-label="Permissions by role" tabIndex={0}>
      <table className={classes.matrix} data-alone={isAlone || undefined}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              Permission
            </th>
            {roles.map((role) => (
              <th key={role.id} scope="col" className={classes.role}>
                <span>{role.name}</span>
                <span className={classes.soft}>{peopleOf(role)}</span>
                {role.requiresSecondFactor && <span className={classes.soft}>Two-step verification required</span>}
                {!isAlone && <RoleTools role={role} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(([group, permissions]) => (
            <Fragment key={group}>
              <tr className={classes.group}>
                <th scope="colgroup" colSpan={roles.length + 1}>
                  <span>{group}</span>
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission.name}>
                  <th scope="row" className={classes.permission}>
                    {permission.label}
                  </th>
                  {roles.map((role) => (
                    <Cell key={role.id} role={role} permission={permission} drafts={drafts} onToggle={onToggle} />
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps extends Pick<RoleMatrixProps, 'drafts' | 'onToggle'> {
  role: RoleDto;
  permission: PermissionDto;
}

function Cell({ role, permission: { name, label }, drafts, onToggle }: CellProps) {
  const { permissions } = useMe();
  const has = permissionsOf(role, drafts).has(name);
  if (role.allowedActions.includes('update'))
    return (
      <td>
        <Checkbox
          aria-label={`${role.name}: ${label}`}
          checked={has}
          disabled={!has && !permissions.includes(name)}
          onChange={() => onToggle(role, name)}
        />
      </td>
    );
  return (
    <td>
      {has ? <IconCheck size={18} aria-hidden className={classes.tick} /> : null}
      <VisuallyHidden>{has ? 'Yes' : 'No'}</VisuallyHidden>
    </td>
  );
}

const peopleOf = ({ memberCount }: RoleDto): string =>
  memberCount === 0 ? 'Not used' : memberCount === 1 ? '1 member' : `${memberCount} members`;
