import { ifMatch } from '../../api/client';
import { useUpdateRole } from '../../api/generated/queries/queries';
import type { RoleDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { toast } from '../../ui/toast';
import { type Drafts, permissionsOf } from './role-drafts';

/** Saves the changed permissions, role by role. One that fails ends it; `onSaved` gets the IDs of those before it. */
export function useSavingRoles(onSaved: (roleIds: readonly string[]) => void) {
  const changed = useChanged();
  const { mutateAsync, isPending, error } = useUpdateRole(undefined, { meta: { failureShownBy: 'form' } });
  const run = async (roles: readonly RoleDto[], drafts: Drafts): Promise<void> => {
    const saved: string[] = [];
    try {
      for (const role of roles.filter(({ id }) => drafts.has(id))) {
        const body = { permissions: [...permissionsOf(role, drafts)] };
        await mutateAsync({ path: { roleId: role.id }, headers: ifMatch(role.version), body });
        saved.push(role.id);
      }
    } finally {
      // After a failure too: the versions of the saved roles are new, and another try needs them.
      await changed({ entityType: 'role', entityId: '' });
      onSaved(saved);
    }
    toast.done(drafts.size === 1 ? 'Role saved' : `${drafts.size} roles saved`);
  };
  return {
    // The page shows `error`.
    save: (roles: readonly RoleDto[], drafts: Drafts) => void run(roles, drafts).catch(() => undefined),
    isSaving: isPending,
    error,
  };
}
