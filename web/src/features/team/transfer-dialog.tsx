import { useTransferOwnership } from '../../api/generated/queries/queries';
import type { MemberDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { PasswordQuestion } from '../../form/password-question';
import { Dialog } from '../../ui/dialog';
import { toast } from '../../ui/toast';

/** Asks for the password before ownership is transferred. Opens when mounted. */
export function TransferDialog({ member, onClose }: { member: MemberDto; onClose: () => void }) {
  const { tenant } = useMe();
  const changed = useChanged();
  const transfer = useTransferOwnership(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      onClose();
      await changed({ entityType: 'membership', entityId: member.id }, { entityType: 'role', entityId: '' });
      toast.done(`${member.name} is now the owner`);
    },
  });
  return (
    <Dialog onClose={onClose} title={`Transfer ownership to ${member.name}?`}>
      <PasswordQuestion
        action="Transfer ownership"
        isDangerous
        isPending={transfer.isPending}
        error={transfer.error}
        onAnswer={(password) => transfer.mutate({ path: { membershipId: member.id }, body: { password } })}
        onCancel={onClose}
      >
        {member.name} becomes the owner of {tenant.name}, and your role becomes Admin. Only they can undo this. You’ll
        both get an email.
      </PasswordQuestion>
    </Dialog>
  );
}
