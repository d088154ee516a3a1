import { Alert, Button, Stack, Text } from '@mantine/core';
import { useCloseTenant } from '../../api/generated/queries/queries';
import type { TenantDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { PasswordQuestion } from '../../form/password-question';
import { Dialog } from '../../ui/dialog';
import { toast } from '../../ui/toast';
import { ExportState } from './export-state';
import { useCompanyExport } from './use-company-export';

/** Asks for the name of the company and the password before it is closed. Opens when mounted. */
export function CloseCompanyDialog({ tenant, onClose }: { tenant: TenantDto; onClose: () => void }) {
  const changed = useChanged();
  const close = useCloseTenant(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      onClose();
      await changed({ entityType: 'tenant', entityId: tenant.id });
      toast.done(`${tenant.name} closed`);
    },
  });
  return (
    <Dialog onClose={onClose} title={`Close ${tenant.name}?`}>
      <Stack gap="md">
        <DownloadFirst />
        <PasswordQuestion
          action="Close company"
          isDangerous
          toType={{ label: 'Company name', text: tenant.name }}
          isPending={close.isPending}
          error={close.error}
          onAnswer={(password) => close.mutate({ body: { name: tenant.name, password } })}
          onCancel={onClose}
        >
          The company becomes read-only, and emails and webhooks stop. After 30 days everything is deleted: clients,
          jobs, visits, files, and the audit log. Until then you can export everything, or reopen the company. All
          owners get an email.
        </PasswordQuestion>
      </Stack>
    </Dialog>
  );
}

/** A copy to keep, before it is too late to think of one. */
function DownloadFirst() {
  const exported = useCompanyExport();
  const { archive, isRunning, start } = exported;
  return (
    <Alert color="rain" title="Download everything first">
      <Stack gap="xs" align="flex-start">
        {!archive && !isRunning && <Text size="sm">There’s no export of this company to download.</Text>}
        <ExportState exported={exported} />
        {!isRunning && (
          <Button variant="default" size="compact-md" onClick={() => start()}>
            {archive ? 'Export again' : 'Export everything'}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
