import { Button, Code, Group, Text } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { answered } from '../../api/answered';
import { useRevealAccessCodes } from '../../api/generated/queries/queries';
import type { AccessCodesDto, PropertyDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { clientCan } from './client-can';

/** A gate code is the client's trust: shown on request, for as long as one needs to write it down. */
const SHOWN_MS = 30_000;

export function AccessCodes({ property }: { property: PropertyDto }) {
  const me = useMe();
  const [codes, setCodes] = useState<AccessCodesDto | null>(null);
  const { start } = useTimeout(() => setCodes(null), SHOWN_MS);
  const reveal = useRevealAccessCodes(undefined, {
    onSuccess: (result) => {
      setCodes(answered(result));
      start();
    },
  });
  const stored = [
    property.hasGateCode && 'gate',
    property.hasAlarmCode && 'alarm',
    property.hasLockboxCode && 'lockbox',
  ].filter((name) => name !== false);
  if (stored.length === 0) return null;

  if (codes) {
    const shown = [
      ['Gate', codes.gateCode],
      ['Alarm', codes.alarmCode],
      ['Lockbox', codes.lockboxCode],
    ].filter(([, code]) => code !== null);
    return (
      <Group gap="md" role="status">
        {shown.map(([name, code]) => (
          <Text key={name} size="sm">
            {name} <Code fz="md">{code}</Code>
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
        Code for {stored.join(', ')} stored
      </Text>
      {can.ok && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={reveal.isPending}
          onClick={() => reveal.mutate({ path: { propertyId: property.id } })}
        >
          Show
        </Button>
      )}
    </Group>
  );
}
