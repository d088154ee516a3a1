import { Button, Group, Text } from '@mantine/core';
import { useRequestEmailVerification } from '../../api/generated/queries/queries';
import { useMe } from '../../api/me';
import { toast } from '../../ui/toast';

/** For accounts from before emails were verified. */
export function VerifyEmail() {
  const { user } = useMe();
  const request = useRequestEmailVerification(undefined, {
    onSuccess: () => toast.done(`Link sent to ${user.email}. It works for 24 hours.`),
  });
  if (user.emailVerifiedAt) return null;
  return (
    <Group gap="sm">
      <Text c="dimmed">Your email isn’t verified yet.</Text>
      <Button variant="default" loading={request.isPending} onClick={() => request.mutate({})}>
        Verify email
      </Button>
    </Group>
  );
}
