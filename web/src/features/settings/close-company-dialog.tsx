import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useCloseTenant } from '../../api/generated/queries/queries';
import type { TenantDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { FormFailure } from '../../form/form-failure';
import { Dialog } from '../../ui/dialog';
import { toast } from '../../ui/toast';

/** Asks for the name of the company and the password before it is closed. Opens when mounted. */
export function CloseCompanyDialog({ tenant, onClose }: { tenant: TenantDto; onClose: () => void }) {
  const changed = useChanged();
  const form = useForm({ initialValues: { name: '', password: '' } });
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
      <form noValidate onSubmit={form.onSubmit((body) => close.mutate({ body }))}>
        <Stack gap="md">
          <FormFailure form={form} error={close.error} />
          <Text>
            The company becomes read-only, and emails and webhooks stop. After 30 days everything is deleted: clients,
            jobs, visits, files, and the audit log. Until then you can export everything, or reopen the company. All
            owners get an email.
          </Text>
          <TextInput
            label="Company name"
            description={`Type “${tenant.name}” to confirm.`}
            autoComplete="off"
            data-autofocus
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          <PasswordInput
            label="Your password"
            autoComplete="current-password"
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="haw" loading={close.isPending} disabled={form.values.name !== tenant.name}>
              Close company
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
