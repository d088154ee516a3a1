import { Button, Code, Group, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { clientCan } from '../../api/client-can';
import type { PropertyDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { useAccessCodes } from '../../api/use-access-codes';

/** Long enough to write it down. */
const SHOWN_MS = 30_000;

export function AccessCodes({ property }: { property: PropertyDto }) {
  const me = useMe();
  const { codes, isPending, reveal } = useAccessCodes(property.id, SHOWN_MS);
  const stored = [
    property.hasGateCode && 'gate',
    property.hasAlarmCode && 'alarm',
    property.hasLockboxCode && 'lockbox',
  ].filter((name) => name !== false);
  if (stored.length === 0) return null;

  if (codes) {
    return (
      <Group gap="md" role="status">
        {codes.map(([opens, code]) => (
          <Text key={opens} size="sm">
            {opens} <Code fz="md">{code}</Code>
          </Text>
        ))}
      </Group>
    );
  }
  const can = clientCan.revealCodes(me);
  return (
    <Group gap="xs">
      <IconKey size={15} stroke={1.6} aria-hidden />
      <Text size="sm" c="dimmed">
        Codes saved: {stored.join(', ')}
      </Text>
      {can.ok && (
        <Button size="compact-sm" variant="subtle" loading={isPending} onClick={reveal}>
          Show
        </Button>
      )}
    </Group>
  );
}
