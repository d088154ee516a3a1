import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { session } from '../../api/session';
import { useMe } from '../../api/me';
import { addressOf, to } from '../../lib/paths';
import { Welcome } from '../../layouts/welcome';
import { SetUpSteps } from './set-up-steps';

/** For people whose role requires two-step verification, before anything else. */
export function RequiredPage() {
  useDocumentTitle('Set up two-step verification · Hedgerow');
  const { tenant, roleName } = useMe();
  return (
    <Welcome>
      <Stack gap="lg">
        <div>
          <Title order={1}>Set up two-step verification</Title>
          <Text c="dimmed" mt={4}>
            {tenant.name} requires it for your role ({roleName}).
          </Text>
        </div>
        {/* Loads the app anew: everything that was refused is allowed now. */}
        <SetUpSteps onDone={() => window.location.assign(addressOf(to.home()))} />
        <Anchor component="button" type="button" underline="always" onClick={() => void session.signOut()}>
          Sign out
        </Anchor>
      </Stack>
    </Welcome>
  );
}
