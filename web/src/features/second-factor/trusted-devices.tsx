import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRevokeTrustedDevice } from '../../api/generated/queries/queries';
import type { TrustedDeviceDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { toast } from '../../ui/toast';
import classes from './second-factor.module.css';
import { trustedDevicesOptions } from './second-factor-queries';

/** Devices that sign in with the password alone. */
export function TrustedDevices() {
  const { items: devices } = usePrefetched(trustedDevicesOptions());
  if (devices.length === 0) return <Text c="dimmed">No trusted devices. Each sign-in asks for a code.</Text>;
  return (
    <div>
      <Text fw={600}>Trusted devices</Text>
      <ul className={classes.devices} aria-label="Trusted devices">
        {devices.map((device) => (
          <TrustedDevice key={device.id} device={device} />
        ))}
      </ul>
    </div>
  );
}

function TrustedDevice({ device }: { device: TrustedDeviceDto }) {
  const format = useFormat();
  const queries = useQueryClient();
  const name = device.deviceName;
  const revoke = useRevokeTrustedDevice(undefined, {
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trustedDevicesOptions().queryKey });
      toast.done(`No longer trusted: ${name}`);
    },
  });
  const place = device.address ? ` from ${device.address}` : '';
  return (
    <li className={classes.device}>
      <span className={classes.who}>
        <span>{name}</span>
        <span className={classes.soft}>
          Trusted {format.date(device.createdAt)}
          {place} · Until {format.date(device.expiresAt)}
        </span>
      </span>
      <Button
        variant="subtle"
        aria-label={`Stop trusting ${name}`}
        loading={revoke.isPending}
        onClick={() => revoke.mutate({ path: { trustedDeviceId: device.id } })}
      >
        Stop trusting
      </Button>
    </li>
  );
}
