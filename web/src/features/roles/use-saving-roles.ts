import { ifMatch } from '../../api/client';
import { useUpdateRole } from '../../api/generated/queries/queries';
import type { RoleDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { toast } from '../../ui/toast';
import { type Drafts, permissionsOf } from './role-drafts';

/** Saves the permissions of each role that was changed, one after the other, against the versions that are shown. */
export function useSavingRoles(onSaved: () => void) {
  const changed = useChanged();
  const { mutateAsync, isPending, error } = useUpdateRole(undefined, { meta: { failureShownBy: 'form' } });
  const run = async (roles: readonly RoleDto[], drafts: Drafts): Promise<void> => {
    for (const role of roles.filter(({ id }) => drafts.has(id))) {
      const body = { permissions: [...permissionsOf(role, drafts)] };
      await mutateAsync({ path: { roleId: role.id }, headers: ifMatch(role.version), body });
    }
    await changed({ entityType: 'role', entityId: '' });
    onSaved();
    toast.done(drafts.size === 1 ? 'Role saved' : `${drafts.size} roles saved`);
  };
  return {
    // What failed is shown where the roles are.
    save: (roles: readonly RoleDto[], drafts: Drafts) => void run(roles, drafts).catch(() => undefined),
    isSaving: isPending,
    error,
  };
}
