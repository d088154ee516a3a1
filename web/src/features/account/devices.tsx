import { Badge, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRevokeOtherSessions, useRevokeSession } from '../../api/generated/queries/queries';
import type { SessionDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { Section } from '../../ui/section';
import { confirm } from '../../ui/confirm';
import { toast } from '../../ui/toast';
import { devicesOptions } from './account-queries';
import classes from './account.module.css';

/** The devices someone is signed in on, each of which can be signed out, such as a lost phone. */
export function Devices() {
  const { items: devices } = usePrefetched(devicesOptions());
  const queries = useQueryClient();
  const read = () => queries.invalidateQueries({ queryKey: devicesOptions().queryKey });
  const revokeOthers = useRevokeOtherSessions(undefined, {
    onSuccess: async () => {
      await read();
      toast.done('Signed out on your other devices');
    },
  });
  const signOutOthers = () =>
    confirm({
      title: 'Sign out on all other devices?',
      children: 'You stay signed in here.',
      labels: { confirm: 'Sign out other devices', cancel: 'Cancel' },
      onConfirm: () => revokeOthers.mutate({}),
    });
  return (
    <Section
      title="Devices"
      action={
        devices.length > 1 && (
          <Button variant="default" loading={revokeOthers.isPending} onClick={signOutOthers}>
            Sign out other devices…
          </Button>
        )
      }
    >
      <ul className={classes.devices} aria-label="Devices">
        {devices.map((device) => (
          <Device key={device.id} device={device} onGone={read} />
        ))}
      </ul>
    </Section>
  );
}

function Device({ device, onGone }: { device: SessionDto; onGone: () => Promise<void> }) {
  const format = useFormat();
  const name = device.deviceName;
  const revoke = useRevokeSession(undefined, {
    onSuccess: async () => {
      await onGone();
      toast.done(`Signed out: ${name}`);
    },
  });
  return (
    <li className={classes.device}>
      <span className={classes.who}>
        <span>
          {name} {device.isCurrent && <Badge>This device</Badge>}
        </span>
        <span className={classes.soft}>
          Last used {format.ago(device.lastUsedAt, new Date())} · Signed in {format.date(device.createdAt)}
          {device.network && ` from ${device.network}`}
        </span>
      </span>
      {!device.isCurrent && (
        <Button
          variant="subtle"
          aria-label={`Sign out ${name}`}
          loading={revoke.isPending}
          onClick={() => revoke.mutate({ path: { sessionId: device.id } })}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
