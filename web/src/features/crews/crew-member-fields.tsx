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
        description="As the others call them."
        maxLength={200}
        autoComplete="off"
        required
        data-autofocus
      />
      <TextField form={form} path="phone" label="Telephone" type="tel" maxLength={40} autoComplete="off" />
      <SelectField
        form={form}
        path="membershipId"
        label="Signs in as"
        description="Whoever signs in sees the work of their own crew. Leave it empty for somebody without an account."
        placeholder="Nobody"
        data={accounts.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))}
        clearable
        searchable
      />
      <SwitchField form={form} path="isLead" label="Leads the crew" />
    </>
  );
}
