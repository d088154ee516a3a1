import { Group, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { SelectField, SwitchField } from '../../form/fields/choice-field';
import { ListField } from '../../form/fields/list-field';
import { TextField } from '../../form/fields/text-field';
import { CONTACT_ROLE } from '../../lib/choice-words';
import { isThere } from '../../lib/not-yet';
import { optionsOf } from '../../lib/options';
import { PHONE_LABEL } from './contact-words';
import type { ContactValues } from './contact-form';

const MOST = 10;

const HEARS_ABOUT = [
  ['notify.visits', 'Visits'],
  ['notify.quotes', 'Quotes'],
  ['notify.invoices', 'Invoices'],
  ['notify.marketing', 'Marketing'],
] as const;

export function ContactFields({ form }: { form: UseFormReturnType<ContactValues> }) {
  const { emails, phones } = form.values;
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        <TextField form={form} path="firstName" label="First name" autoComplete="off" data-autofocus />
        <TextField form={form} path="lastName" label="Last name" autoComplete="off" />
      </SimpleGrid>
      <SelectField form={form} path="role" label="Role" data={optionsOf(CONTACT_ROLE)} />
      <ListField
        label="Phone numbers"
        item="phone number"
        count={phones.length}
        max={MOST}
        onAdd={() => form.insertListItem('phones', { raw: '', label: 'mobile' })}
        onRemove={(index) => form.removeListItem('phones', index)}
        renderItem={(index) => (
          <Group gap={6} wrap="nowrap" align="flex-start" flex={1}>
            <TextInput
              {...form.getInputProps(`phones.${index}.raw`)}
              aria-label={`Phone number ${index + 1}`}
              type="tel"
              autoComplete="off"
              flex={1}
            />
            <Select
              {...form.getInputProps(`phones.${index}.label`)}
              aria-label={`Phone type ${index + 1}`}
              data={optionsOf(PHONE_LABEL)}
              w={104}
            />
          </Group>
        )}
      />
      <ListField
        label="Email"
        item="email address"
        count={emails.length}
        max={MOST}
        onAdd={() => form.insertListItem('emails', '')}
        onRemove={(index) => form.removeListItem('emails', index)}
        renderItem={(index) => (
          <TextInput
            {...form.getInputProps(`emails.${index}`)}
            aria-label={`Email address ${index + 1}`}
            type="email"
            autoComplete="off"
            flex={1}
          />
        )}
      />
      <Stack gap="xs">
        <SwitchField form={form} path="isPrimary" label="Primary contact" />
        {isThere('isBilling') && <SwitchField form={form} path="isBilling" label="Billing contact" />}
      </Stack>
      <Stack gap="xs" role="group" aria-label="Notifications">
        <Text size="sm" fw={500}>
          Notifications
        </Text>
        <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs">
          {HEARS_ABOUT.filter(([path]) => isThere(path)).map(([path, label]) => (
            <Switch key={path} label={label} {...form.getInputProps(path, { type: 'checkbox' })} />
          ))}
        </SimpleGrid>
      </Stack>
    </>
  );
}
