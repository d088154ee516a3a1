import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { confirmPasskey, startPasskey } from '../../api/generated/requests/sdk.gen';
import { listSessionsOptions } from '../../api/generated/queries/queryOptions';
import { meOptions } from '../../api/me';
import { PasswordQuestion } from '../../form/password-question';
import { Dialog } from '../../ui/dialog';
import { toast } from '../../ui/toast';
import { RecoveryCodes, secondFactorOptions } from '../second-factor';
import { passkeysOptions } from './passkeys-queries';

interface AddPasskeyProps {
  /** It was added, and its recovery codes were seen. */
  onDone: () => void;
  onCancel: () => void;
}

/** Codes are shown once, so only the button beneath them closes their dialog. */
const UNTIL_SAVED = { closeOnClickOutside: false, closeOnEscape: false, withCloseButton: false };

/** The password, what the browser asks, and, with the first passkey, recovery codes. */
export function AddPasskey({ onDone, onCancel }: AddPasskeyProps) {
  const [codes, setCodes] = useState<readonly string[]>([]);
  const done = () => {
    toast.done('Passkey added');
    onDone();
  };
  const hasCodes = codes.length > 0;
  return (
    <Dialog
      onClose={onCancel}
      title={hasCodes ? 'Your recovery codes' : 'Add passkey'}
      size="lg"
      closeOnClickOutside={false}
      {...(hasCodes && UNTIL_SAVED)}
    >
      {hasCodes ? (
        <RecoveryCodes codes={codes} onDone={done}>
          Your passkey is ready. Your password alone no longer signs you in. Without your passkey, each of these codes
          signs you in once after your password. Save them now. You won’t see them again.
        </RecoveryCodes>
      ) : (
        <PasswordStep onAdded={(created) => (created.length > 0 ? setCodes(created) : done())} onCancel={onCancel} />
      )}
    </Dialog>
  );
}

interface PasswordStepProps {
  onAdded: (recoveryCodes: readonly string[]) => void;
  onCancel: () => void;
}

function PasswordStep({ onAdded, onCancel }: PasswordStepProps) {
  const add = useAdding(onAdded);
  return (
    <PasswordQuestion
      action="Continue"
      isPending={add.isPending}
      error={add.error}
      onAnswer={(password) => add.mutate(password)}
      onCancel={onCancel}
    >
      A passkey signs you in with your fingerprint, face, or PIN instead of your password. Your device or password
      manager keeps it. First, confirm that it’s you.
    </PasswordQuestion>
  );
}

/** Asks the API, the browser, and the API again. */
function useAdding(onAdded: (recoveryCodes: readonly string[]) => void) {
  const queries = useQueryClient();
  return useMutation({
    meta: { failureShownBy: 'form' },
    mutationFn: async (password: string) => {
      const { data: options } = await startPasskey({ body: { password }, throwOnError: true });
      const { makePasskey } = await import('./passkey-ceremony');
      const made = await makePasskey(options);
      if (!made) return null;
      return (await confirmPasskey({ body: made, throwOnError: true })).data;
    },
    onSuccess: async (added) => {
      if (!added) return;
      onAdded(added.recoveryCodes);
      const changed = [passkeysOptions(), secondFactorOptions(), listSessionsOptions(), meOptions()];
      await Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
    },
  });
}
