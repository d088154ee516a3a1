import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { session } from '../../api/session';
import { useMe } from '../../api/me';
import { addressOf, to } from '../../lib/paths';
import { Welcome } from '../../layouts/welcome';
import { AddPasskey, knowsPasskeys } from '../passkeys';
import { SetUpSteps } from '../second-factor';

/** For people whose role requires two-step verification, before anything else. */
export function RequiredPage() {
  useDocumentTitle('Set up two-step verification · Hedgerow');
  const { tenant, roleName } = useMe();
  const [isAdding, setAdding] = useState(false);
  return (
    <Welcome>
      <Stack gap="lg">
        <div>
          <Title order={1}>Set up two-step verification</Title>
          <Text c="dimmed" mt={4}>
            {tenant.name} requires it for your role ({roleName}).
          </Text>
        </div>
        <SetUpSteps onDone={enter} />
        {knowsPasskeys() && (
          <Button variant="default" onClick={() => setAdding(true)}>
            Use a passkey instead…
          </Button>
        )}
        {isAdding && <AddPasskey onDone={enter} onCancel={() => setAdding(false)} />}
        <Anchor component="button" type="button" underline="always" onClick={() => void session.signOut()}>
          Sign out
        </Anchor>
      </Stack>
    </Welcome>
  );
}

/** Loads the app anew: everything that was refused is allowed now. */
const enter = (): void => window.location.assign(addressOf(to.home()));
