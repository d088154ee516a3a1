import { useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import classes from './offline-banner.module.css';

export function OfflineBanner() {
  const { online } = useNetwork();
  return (
    <div role="status" className={classes.root} data-shown={!online}>
      {!online && (
        <>
          <IconCloudOff size={16} aria-hidden />
          You’re offline. Keep this page open: your changes will be sent when you’re back online.
        </>
      )}
    </div>
  );
}
