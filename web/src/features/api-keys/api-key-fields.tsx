import type { UseFormReturnType } from '@mantine/form';
import { NumberField, SelectField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import type { ApiKeyValues, Lifetime } from './api-key-form';
import { ScopePicker } from './scope-picker';

const LIFETIMES: readonly (readonly [Lifetime, string])[] = [
  ['30', 'In 30 days'],
  ['90', 'In 90 days'],
  ['365', 'In 1 year'],
  ['never', 'Never'],
];

interface ApiKeyFieldsProps {
  form: UseFormReturnType<ApiKeyValues>;
  /** The current expiration, in words; for an existing key. */
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
        description="The app or integration that uses this key."
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
        label="Expires"
        allowDeselect={false}
        data={[...kept, ...LIFETIMES].map(([value, label]) => ({ value, label }))}
      />
      <NumberField
        form={form}
        path="requestsPerMinute"
        label="Requests per minute"
        description="Optional. Sets a lower limit for this key only."
        placeholder="Default limit"
        min={1}
        max={100_000}
      />
    </>
  );
}
