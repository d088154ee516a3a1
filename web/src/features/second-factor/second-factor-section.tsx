import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCreateRecoveryCodes, useRemoveSecondFactor } from '../../api/generated/queries/queries';
import { listSessionsOptions } from '../../api/generated/queries/queryOptions';
import { answered } from '../../api/answered';
import { meOptions, useFormat, useMe } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { PasswordQuestion } from '../../form/password-question';
import { Dialog } from '../../ui/dialog';
import { Section } from '../../ui/section';
import { StatusMark } from '../../ui/status-mark';
import { toast } from '../../ui/toast';
import { RecoveryCodes } from './recovery-codes';
import { secondFactorOptions, trustedDevicesOptions } from './second-factor-queries';
import { SetUpSteps } from './set-up-steps';
import { TrustedDevices } from './trusted-devices';

/** When to create new codes. */
const FEW = 3;

/** Codes are shown once, so only the button beneath them closes their dialog. */
const UNTIL_SAVED = { closeOnClickOutside: false, closeOnEscape: false, withCloseButton: false };

type Asked = 'set-up' | 'remove' | 'renew';

/** Two-step verification of the person, in all companies. */
export function SecondFactorSection() {
  const { enabledAt, recoveryCodesLeft, hasAuthenticatorApp } = usePrefetched(secondFactorOptions());
  const [asked, ask] = useState<Asked | null>(null);
  const read = useReadingAgain();
  const close = () => {
    ask(null);
    void read();
  };
  return (
    <Section
      title="Two-step verification"
      action={
        <Button variant="default" onClick={() => ask(hasAuthenticatorApp ? 'remove' : 'set-up')}>
          {hasAuthenticatorApp ? 'Turn off…' : enabledAt ? 'Set up app…' : 'Set up…'}
        </Button>
      }
    >
      {enabledAt ? (
        <TurnedOn
          since={enabledAt}
          hasApp={hasAuthenticatorApp}
          left={recoveryCodesLeft}
          onRenew={() => ask('renew')}
        />
      ) : (
        <Text c="dimmed">
          Add a code from your phone to your password, so that a stolen password isn’t enough to sign in.
        </Text>
      )}
      {asked === 'set-up' && <SetUpDialog onClose={close} />}
      {asked === 'remove' && <RemoveDialog onClose={close} />}
      {asked === 'renew' && <RenewDialog onClose={close} />}
    </Section>
  );
}

/** What changes with it: the number of codes, the devices, and what the person may do. */
function useReadingAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const changed = [secondFactorOptions(), trustedDevicesOptions(), listSessionsOptions(), meOptions()];
    await Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
  };
}

interface TurnedOnProps {
  since: string;
  hasApp: boolean;
  left: number;
  onRenew: () => void;
}

function TurnedOn({ since, hasApp, left, onRenew }: TurnedOnProps) {
  const format = useFormat();
  const count = left === 1 ? '1 recovery code left' : `${left} recovery codes left`;
  return (
    <Stack gap="md">
      <Group gap="sm">
        <StatusMark tone="growing">On</StatusMark>
        <Text c="dimmed">
          Since {format.date(since)}
          {!hasApp && ', with your passkeys'}
        </Text>
      </Group>
      {left <= FEW && (
        <Alert color="straw" icon={<IconAlertTriangle size={18} aria-hidden />} title={count}>
          Create new ones, so that you can sign in without your phone.
        </Alert>
      )}
      <Group gap="sm">
        {left > FEW && <Text>{count}</Text>}
        <Button variant="default" onClick={onRenew}>
          Create new codes…
        </Button>
      </Group>
      <TrustedDevices />
    </Stack>
  );
}

function SetUpDialog({ onClose }: { onClose: () => void }) {
  const [isOn, setOn] = useState(false);
  return (
    <Dialog
      onClose={onClose}
      title="Set up two-step verification"
      size="lg"
      closeOnClickOutside={false}
      {...(isOn && UNTIL_SAVED)}
    >
      <SetUpSteps
        onTurnedOn={() => setOn(true)}
        onCancel={onClose}
        onDone={() => {
          onClose();
          toast.done('Two-step verification turned on');
        }}
      />
    </Dialog>
  );
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const { roleName } = useMe();
  const remove = useRemoveSecondFactor(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: () => {
      onClose();
      toast.done('Two-step verification turned off');
    },
  });
  return (
    <Dialog onClose={onClose} title="Turn off two-step verification?">
      <PasswordQuestion
        action="Turn off"
        isDangerous
        isPending={remove.isPending}
        error={remove.error}
        onAnswer={(password) => remove.mutate({ body: { password } })}
        onCancel={onClose}
      >
        {`Your password alone will sign you in. Your recovery codes stop working, and your other devices are signed out. If your role (${roleName}) requires it, you’ll set it up again right away.`}
      </PasswordQuestion>
    </Dialog>
  );
}

function RenewDialog({ onClose }: { onClose: () => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const renew = useCreateRecoveryCodes(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: (result) => setCodes(answered(result).recoveryCodes),
  });
  return (
    <Dialog
      onClose={onClose}
      title={codes ? 'Your new recovery codes' : 'Create new recovery codes?'}
      size="lg"
      {...(codes && UNTIL_SAVED)}
    >
      {codes ? (
        <RecoveryCodes codes={codes} onDone={onClose}>
          Each of these codes signs you in once if you lose your phone. Save them now. You won’t see them again.
        </RecoveryCodes>
      ) : (
        <PasswordQuestion
          action="Create codes"
          isPending={renew.isPending}
          error={renew.error}
          onAnswer={(password) => renew.mutate({ body: { password } })}
          onCancel={onClose}
        >
          The codes you have now stop working.
        </PasswordQuestion>
      )}
    </Dialog>
  );
}
