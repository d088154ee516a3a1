import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ifMatch } from '../../api/client';
import { useDeleteRole, useUpdateRole } from '../../api/generated/queries/queries';
import type { RoleDto } from '../../api/generated/requests/types.gen';
import { answered } from '../../api/answered';
import { useMe } from '../../api/me';
import { teamCan } from '../../api/team-can';
import { useChanged } from '../../api/use-changed';
import { to } from '../../lib/paths';
import { auditCan } from '../audit';
import { confirm } from '../../ui/confirm';
import { toast } from '../../ui/toast';

/** The menu of a role. */
export function RoleTools({ role }: { role: RoleDto }) {
  const me = useMe();
  const can = teamCan.manage(me);
  const navigate = useNavigate();
  const remove = useDeletingRole(role);
  const demand = useDemandingSecondFactor(role);
  if (!can.ok) return null;
  const { id, name, allowedActions } = role;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {allowedActions.includes('update') && (
          <Menu.Item onClick={() => void navigate(to.roleEdit(id))}>Rename…</Menu.Item>
        )}
        <Menu.Item onClick={() => void navigate(to.roleNew(id))}>Duplicate…</Menu.Item>
        {allowedActions.includes('require_second_factor') && (
          <Menu.Item onClick={demand}>
            {role.requiresSecondFactor ? 'Stop requiring two-step verification' : 'Require two-step verification…'}
          </Menu.Item>
        )}
        {auditCan.view(me).ok && <Menu.Item onClick={() => void navigate(to.recordLog(id))}>History</Menu.Item>}
        {allowedActions.includes('delete') && (
          <Menu.Item color="haw" onClick={remove}>
            Delete…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Asks before people are kept out until they set it up; taking it back harms nobody. */
function useDemandingSecondFactor({ id, name, version, requiresSecondFactor }: RoleDto): () => void {
  const changed = useChanged();
  const update = useUpdateRole(undefined, {
    onSuccess: async (result) => {
      await changed({ entityType: 'role', entityId: id });
      const isRequired = answered(result).requiresSecondFactor;
      toast.done(`Two-step verification ${isRequired ? 'required' : 'no longer required'} for ${name}`);
    },
  });
  const demand = (isRequired: boolean) =>
    update.mutate({ path: { roleId: id }, headers: ifMatch(version), body: { requiresSecondFactor: isRequired } });
  if (requiresSecondFactor) return () => demand(false);
  return () =>
    confirm({
      title: `Require two-step verification for ${name}?`,
      children:
        'Team members with this role who haven’t set it up will be asked to do so right away, and can’t use Hedgerow until they do.',
      labels: { confirm: 'Require it', cancel: 'Cancel' },
      onConfirm: () => demand(true),
    });
}

function useDeletingRole({ id, name, version }: RoleDto): () => void {
  const changed = useChanged();
  const remove = useDeleteRole(undefined, {
    onSuccess: async () => {
      await changed({ entityType: 'role', entityId: id });
      toast.done(`${name} deleted`);
    },
  });
  return () =>
    confirm({
      title: `Delete the ${name} role?`,
      children: 'No team member has it. This can’t be undone.',
      labels: { confirm: 'Delete role', cancel: 'Cancel' },
      confirmProps: { color: 'haw' },
      onConfirm: () => remove.mutate({ path: { roleId: id }, headers: ifMatch(version) }),
    });
}
