import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useReopenTenant } from '../api/generated/queries/queries';
import { useFormat, useMe } from '../api/me';
import { useChanged } from '../api/use-changed';
import { to } from '../lib/paths';
import { TextLink } from '../nav/links';
import { toast } from '../ui/toast';
import classes from './offline-banner.module.css';

/** Why nothing can be changed, and how an owner ends that. */
export function ReadOnlyBanner() {
  const { tenant, roleKey, permissions } = useMe();
  const format = useFormat();
  const changed = useChanged();
  const reopen = useReopenTenant(undefined, {
    onSuccess: async () => {
      await changed({ entityType: 'tenant', entityId: tenant.id });
      toast.done(`${tenant.name} reopened`);
    },
  });
  const { status, statusReason, purgeAt } = tenant;
  return (
    <div role="status" className={classes.root} data-shown>
      <IconLock size={16} aria-hidden />
      {status === 'suspended' ? (
        <span>
          {tenant.name} is suspended and read-only. {statusReason && `Reason: ${statusReason}. `}You can still view and
          export everything.
        </span>
      ) : (
        <span>
          {tenant.name} is closed and read-only. It will be deleted with all its data on{' '}
          {format.date(purgeAt ?? new Date().toISOString())}.
        </span>
      )}
      {permissions.includes('exports.create') && <TextLink {...to.settings()}>Export everything</TextLink>}
      {status === 'closing' && roleKey === 'owner' && (
        <Button size="compact-sm" variant="default" loading={reopen.isPending} onClick={() => reopen.mutate({})}>
          Reopen company
        </Button>
      )}
    </div>
  );
}
