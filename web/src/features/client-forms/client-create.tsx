import { Divider, SimpleGrid } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { answered } from '../../api/answered';
import { useCreateClient } from '../../api/generated/queries/queries';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { AddressFields } from '../../form/fields/address-fields';
import { ToggleField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import { SideForm } from '../../form/side-form';
import { to } from '../../lib/paths';
import { regionOf } from '../../lib/regions';
import { toast } from '../../ui/toast';
import { NameFields, OfficeFields } from './client-fields';
import { startedWith, toCreateBody } from './client-form';
import { DuplicateHint } from './duplicate-hint';

const list = getRouteApi('/shell/clients');
const route = getRouteApi('/shell/clients/new');

const FIRST_STATUS = [
  { value: 'active', label: 'Client' },
  { value: 'lead', label: 'Lead' },
];

export function ClientCreate() {
  const { start } = route.useSearch();
  const search = list.useSearch();
  const { tenant } = useMe();
  const navigate = useNavigate();
  const changed = useChanged();
  const form = useForm({ initialValues: startedWith(start) });
  const { kind, displayName, contacts } = form.values;
  const create = useCreateClient(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async (result) => {
      const client = answered(result);
      await navigate(to.client(client.id));
      toast.done(`${client.displayName} added (${client.number})`);
      await changed({ entityType: 'client', entityId: client.id });
    },
  });

  const nameThePerson = () => {
    const person = contacts[0];
    if (kind !== 'person' || !person || person.firstName !== '' || person.lastName !== '') return;
    const words = displayName.trim().split(/\s+/);
    form.setFieldValue('contacts.0.firstName', words.slice(0, -1).join(' ') || (words[0] ?? ''));
    form.setFieldValue('contacts.0.lastName', words.length > 1 ? (words.at(-1) ?? '') : '');
  };

  return (
    <SideForm
      title="New client"
      form={form}
      submitLabel="Add client"
      loading={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate({ body: toCreateBody(values) })}
      onClose={() => void navigate({ ...to.clients(), search })}
    >
      <ToggleField form={form} path="status" label="Status" data={FIRST_STATUS} />
      <NameFields form={form} kind={kind} />
      <DuplicateHint values={form.values} />
      <Divider label="Contact" labelPosition="left" />
      <SimpleGrid cols={2} spacing="sm" onFocus={nameThePerson}>
        <TextField form={form} path="contacts.0.firstName" label="First name" autoComplete="off" />
        <TextField form={form} path="contacts.0.lastName" label="Last name" autoComplete="off" />
      </SimpleGrid>
      <TextField form={form} path="contacts.0.phones.0.raw" label="Phone" type="tel" autoComplete="off" />
      <TextField form={form} path="contacts.0.emails.0" label="Email" type="email" autoComplete="off" />
      <Divider label="Property" labelPosition="left" />
      <AddressFields form={form} path="properties.0.address" country={regionOf(tenant.locale)} />
      <Divider label="Office details" labelPosition="left" />
      <OfficeFields form={form} />
    </SideForm>
  );
}
