import { Divider } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { ifMatch } from '../../api/client';
import { useUpdateClient } from '../../api/generated/queries/queries';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { AddressFields } from '../../form/fields/address-fields';
import { NumberField, SwitchField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import { SideForm } from '../../form/side-form';
import { useRecordForm } from '../../form/use-record-form';
import { to } from '../../lib/paths';
import { regionOf } from '../../lib/regions';
import { NameFields, OfficeFields } from './client-fields';
import { editClientValues, toUpdateBody } from './client-form';
import { clientOptions } from '../../api/use-client';
import { useClient } from '../../api/use-client';

export function ClientEdit() {
  const { tenant } = useMe();
  const client = useClient();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useChanged();
  const { form, before, version, isConflict, takeIn } = useRecordForm(client, editClientValues);
  const close = () => navigate(to.client(client.id));
  const update = useUpdateClient(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await changed({ entityType: 'client', entityId: client.id });
      await close();
    },
    onError: async (problem) => {
      if (isConflict(problem)) takeIn(await queries.query({ ...clientOptions(client.id), staleTime: 0 }));
    },
  });

  return (
    <SideForm
      title={`Edit ${client.displayName}`}
      form={form}
      submitLabel="Save"
      loading={update.isPending}
      error={update.error}
      onSubmit={(values) =>
        update.mutate({
          path: { clientId: client.id },
          headers: ifMatch(version),
          body: toUpdateBody(before, values),
        })
      }
      onClose={() => void close()}
    >
      <NameFields form={form} kind={form.values.kind} />
      <OfficeFields form={form} />
      <Divider label="Billing" labelPosition="left" />
      <AddressFields form={form} path="billingAddress" country={regionOf(tenant.locale)} />
      <NumberField form={form} path="termsDays" label="Days to pay" min={0} max={365} placeholder="As for everybody" />
      <SwitchField form={form} path="taxExempt" label="No sales tax" />
      <Divider label="Service" labelPosition="left" />
      <SwitchField form={form} path="doNotService" label="Do not service" color="haw" />
      {form.values.doNotService && <TextField form={form} path="doNotServiceReason" label="Why not" />}
    </SideForm>
  );
}
