import type { UseFormReturnType } from '@mantine/form';
import { NumberField, SelectField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import type { ApiKeyValues, Lifetime } from './api-key-form';
import { ScopePicker } from './scope-picker';

const LIFETIMES: readonly (readonly [Lifetime, string])[] = [
  ['30', 'In 30 days'],
  ['90', 'In 90 days'],
  ['365', 'In a year'],
  ['never', 'Never'],
];

interface ApiKeyFieldsProps {
  form: UseFormReturnType<ApiKeyValues>;
  /** What its end is now, in words; of a key that exists. */
  end?: string;
}

export function ApiKeyFields({ form, end }: ApiKeyFieldsProps) {
  const kept: readonly (readonly [Lifetime, string])[] = end === undefined ? [] : [['keep', end]];
  return (
    <>
      <TextField
        form={form}
        path="name"
        label="Name"
        description="Which program uses it, so that you know it again."
        placeholder="Route planner"
        maxLength={100}
        required
        data-autofocus
      />
      <ScopePicker
        value={form.getValues().scopes}
        onChange={(scopes) => form.setFieldValue('scopes', scopes)}
        error={form.errors['scopes']}
      />
      <SelectField
        form={form}
        path="lifetime"
        label="Ends"
        allowDeselect={false}
        data={[...kept, ...LIFETIMES].map(([value, label]) => ({ value, label }))}
      />
      <NumberField
        form={form}
        path="requestsPerMinute"
        label="Requests per minute"
        description="Only to slow this program down; otherwise the limit of this installation holds."
        placeholder="As this installation allows"
        min={1}
        max={100_000}
      />
    </>
  );
}
