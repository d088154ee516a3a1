import { useResendInvitation, useRevokeInvitation } from '../../api/generated/queries/queries';
import type { InvitationDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { confirm } from '../../ui/confirm';
import { toast } from '../../ui/toast';

/** Actions of an invitation; those that can’t be undone ask first. */
export function useInvitationActions({ id, email }: InvitationDto) {
  const changed = useChanged();
  const path = { invitationId: id };
  const tell = () => changed({ entityType: 'invitation', entityId: id });
  const done = (message: string) => async () => {
    await tell();
    toast.done(message);
  };
  const resend = useResendInvitation(undefined, { onSuccess: done(`Invitation sent to ${email}`) });
  const revoke = useRevokeInvitation(undefined, { onSuccess: done(`Invitation for ${email} revoked`) });
  return {
    isBusy: resend.isPending,
    resend: () => resend.mutate({ path }),
    revoke: () =>
      confirm({
        title: `Revoke the invitation for ${email}?`,
        children: 'The link in the email stops working. You can invite them again later.',
        labels: { confirm: 'Revoke invitation', cancel: 'Cancel' },
        confirmProps: { color: 'haw' },
        onConfirm: () => revoke.mutate({ path }),
      }),
  };
}
