import { useResetSecondFactor } from '../../api/generated/queries/queries';
import type { MemberDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { PasswordQuestion } from '../../form/password-question';
import { Dialog } from '../../ui/dialog';
import { toast } from '../../ui/toast';

/** For a lost phone. Asks for the password first. Opens when mounted. */
export function ResetSecondFactorDialog({ member, onClose }: { member: MemberDto; onClose: () => void }) {
  const changed = useChanged();
  const reset = useResetSecondFactor(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      onClose();
      await changed({ entityType: 'membership', entityId: member.id });
      toast.done(`Two-step verification reset for ${member.name}`);
    },
  });
  return (
    <Dialog onClose={onClose} title={`Reset two-step verification for ${member.name}?`}>
      <PasswordQuestion
        action="Reset"
        isDangerous
        isPending={reset.isPending}
        error={reset.error}
        onAnswer={(password) => reset.mutate({ path: { membershipId: member.id }, body: { password } })}
        onCancel={onClose}
      >
        Only do this if you’re sure that {member.name} asked for it, for example on the phone. They’ll be signed out
        everywhere, get an email that says how to sign in, and need no code until they set it up again.
      </PasswordQuestion>
    </Dialog>
  );
}
