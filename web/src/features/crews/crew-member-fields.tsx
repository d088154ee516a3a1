import type { UseFormReturnType } from '@mantine/form';
import { usePrefetched } from '../../api/use-prefetched';
import { SelectField, SwitchField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import type { CrewMemberValues } from './crew-form';
import { accountsOptions } from './crews-queries';

export function CrewMemberFields({ form }: { form: UseFormReturnType<CrewMemberValues> }) {
  const { items: accounts } = usePrefetched(accountsOptions());
  return (
    <>
      <TextField
        form={form}
        path="name"
        label="Name"
        description="The name your crew uses."
        maxLength={200}
        autoComplete="off"
        required
        data-autofocus
      />
      <TextField form={form} path="phone" label="Phone" type="tel" maxLength={40} autoComplete="off" />
      <SelectField
        form={form}
        path="membershipId"
        label="User account"
        description="Lets this person sign in and see their crew’s visits. Leave blank if they don’t have an account."
        placeholder="No account"
        data={accounts.map(({ id, name, email, status }) => ({
          value: id,
          label: `${name} · ${status === 'disabled' ? 'Disabled' : email}`,
          disabled: status === 'disabled',
        }))}
        clearable
        searchable
      />
      <SwitchField form={form} path="isLead" label="Crew lead" />
    </>
  );
}
