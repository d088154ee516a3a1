import { ifMatch } from '../../api/client';
import {
  useDisableMember,
  useEnableMember,
  useRemoveMember,
  useUpdateMember,
} from '../../api/generated/queries/queries';
import { answered } from '../../api/answered';
import type { MemberDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { confirm } from '../../ui/confirm';
import { toast } from '../../ui/toast';

const stay = () => Promise.resolve();

/** Actions of a team member; those that take away access ask first. */
export function useMemberActions(member: MemberDto, onGone: () => Promise<void> = stay) {
  const { tenant } = useMe();
  const changed = useChanged();
  const { id, name, version } = member;
  const path = { membershipId: id };
  // Their crew has changed, too: it no longer includes them.
  const tell = () => changed({ entityType: 'membership', entityId: id }, { entityType: 'crew', entityId: '' });

  const update = useUpdateMember(undefined, {
    onSuccess: async (result) => {
      await tell();
      toast.done(`${name} is now ${answered(result).roleName}`);
    },
  });
  const disable = useDisableMember(undefined, {
    onSuccess: async () => {
      await tell();
      toast.done(`${name} disabled`);
    },
  });
  const enable = useEnableMember(undefined, {
    onSuccess: async () => {
      await tell();
      toast.done(`${name} enabled`);
    },
  });
  const remove = useRemoveMember(undefined, {
    onSuccess: async () => {
      await onGone();
      await tell();
      toast.done(`${name} removed`);
    },
  });

  return {
    isChanging: update.isPending,
    isBusy: disable.isPending || enable.isPending || remove.isPending,
    changeRole: (roleId: string) => update.mutate({ path, headers: ifMatch(version), body: { roleId } }),
    enable: () => enable.mutate({ path }),
    disable: () =>
      confirm({
        title: `Disable ${name}?`,
        children:
          'They’ll be signed out right away and taken off their crew. Their history stays, and you can enable them again.',
        labels: { confirm: 'Disable', cancel: 'Cancel' },
        confirmProps: { color: 'haw' },
        onConfirm: () => disable.mutate({ path }),
      }),
    remove: () =>
      confirm({
        title: `Remove ${name} from ${tenant.name}?`,
        children:
          'They’ll be signed out right away and taken off their crew. Their past work stays. To bring them back, invite them again.',
        labels: { confirm: 'Remove', cancel: 'Cancel' },
        confirmProps: { color: 'haw' },
        onConfirm: () => remove.mutate({ path, headers: ifMatch(version) }),
      }),
  };
}
