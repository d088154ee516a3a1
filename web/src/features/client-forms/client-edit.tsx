import { Divider } from '@mantine/core';
import { useUpdateClient } from '../../api/generated/queries/queries';
import { useMe } from '../../api/me';
import { clientOptions, useClient } from '../../api/use-client';
import { EditForm } from '../../form/edit-form';
import { AddressFields } from '../../form/fields/address-fields';
import { NumberField, SwitchField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import { to } from '../../lib/paths';
import { isThere } from '../../lib/not-yet';
import { regionOf } from '../../lib/regions';
import { NameFields, OfficeFields } from './client-fields';
import { clientForm } from './client-form';

export function ClientEdit() {
  const { tenant } = useMe();
  const client = useClient();
  return (
    <EditForm
      title={`Edit ${client.displayName}`}
      record={client}
      valuesOf={clientForm.valuesOf}
      useUpdate={useUpdateClient}
      request={(values, before, headers) => ({
        path: { clientId: client.id },
        headers,
        body: clientForm.patch(before, values),
      })}
      readAgain={(queries) => queries.query({ ...clientOptions(client.id), staleTime: 0 })}
      changes={{ entityType: 'client', entityId: client.id }}
      leadsTo={to.client(client.id)}
    >
      {(form) => (
        <>
          <NameFields form={form} kind={form.values.kind} />
          <OfficeFields form={form} />
          <Divider label="Billing" labelPosition="left" />
          <AddressFields form={form} path="billingAddress" country={regionOf(tenant.locale)} />
          {isThere('termsDays') && (
            <NumberField
              form={form}
              path="termsDays"
              label="Payment terms (days)"
              min={0}
              max={365}
              placeholder="Company default"
            />
          )}
          {isThere('taxExempt') && <SwitchField form={form} path="taxExempt" label="Tax exempt" />}
          <Divider label="Service" labelPosition="left" />
          <SwitchField form={form} path="doNotService" label="Do not service" color="haw" />
          {form.values.doNotService && <TextField form={form} path="doNotServiceReason" label="Reason" />}
        </>
      )}
    </EditForm>
  );
}
