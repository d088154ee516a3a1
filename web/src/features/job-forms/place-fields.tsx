import { Alert, Select, Text } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import type { UseFormReturnType } from '@mantine/form';
import type { ClientDto } from '../../api/generated/requests/types.gen';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { ClientPicker } from './client-picker';
import type { NewJobValues } from './job-form';

interface PlaceFieldsProps {
  form: UseFormReturnType<NewJobValues>;
  /** The chosen client, once loaded. */
  client: ClientDto | undefined;
}

/** The client and the property. With a single property there is nothing to choose. */
export function PlaceFields({ form, client }: PlaceFieldsProps) {
  const properties = client?.properties.filter(({ archivedAt }) => archivedAt === null) ?? [];
  const chosen = properties.find(({ id }) => id === form.values.propertyId);
  return (
    <>
      <ClientPicker
        form={form}
        isFirst={form.values.clientId === null}
        client={client}
        onChoose={(clientId) => {
          form.setFieldValue('clientId', clientId);
          form.setFieldValue('propertyId', null);
        }}
      />
      {client?.doNotService && (
        <Alert color="haw" icon={<IconBan aria-hidden />} title="Do not service">
          {client.doNotServiceReason ?? 'This client is marked Do not service.'}
        </Alert>
      )}
      {client && properties.length === 0 && (
        <Alert color="straw" title="No properties yet">
          {client.displayName} doesn’t have a property yet.{' '}
          <TextLink {...to.clientPropertyNew(client.id)} underline="always">
            Add property
          </TextLink>
        </Alert>
      )}
      {properties.length > 0 && (
        <div>
          <Select
            {...form.getInputProps('propertyId')}
            label="Property"
            required
            data={properties.map(({ id, name, addressLine }) => ({
              value: id,
              label: [name, addressLine].filter(Boolean).join(' · ') || 'No address',
            }))}
          />
          {chosen?.accessNotes && (
            <Text size="sm" c="dimmed" mt={6}>
              {chosen.accessNotes}
            </Text>
          )}
        </div>
      )}
    </>
  );
}
