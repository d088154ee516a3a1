import {
  Chip,
  Group,
  Input,
  NumberInput,
  type NumberInputProps,
  type OptionsFilter,
  SegmentedControl,
  Select,
  type SelectProps,
  Switch,
  type SwitchProps,
  TagsInput,
  type TagsInputProps,
} from '@mantine/core';
import { useId } from '@mantine/hooks';
import { beginsLike, spelledAlike } from '../../lib/tags';
import type { BoundField } from './bound';

interface Option {
  value: string;
  label: string;
}

export function SelectField({ form, path, ...rest }: BoundField & Omit<SelectProps, 'form' | 'label'>) {
  return <Select key={form.key(path)} {...form.getInputProps(path)} {...rest} />;
}

/** Enter picks the first option that starts with what was typed; a comma ends a new tag. */
export function TagsField({
  form,
  path,
  data = [],
  ...rest
}: BoundField & Omit<TagsInputProps, 'form' | 'label' | 'data'> & { data?: string[] }) {
  const input = form.getInputProps(path);
  // A form’s `onChange` takes any value; here it is always tags.
  const change = input.onChange as (tags: string[]) => void;
  return (
    <TagsInput
      key={form.key(path)}
      clearable
      selectFirstOptionOnChange
      filter={BEGINNING_LIKE}
      {...input}
      onChange={(tags) => change(spelledAlike(tags, data))}
      data={data}
      {...rest}
    />
  );
}

/** Enter takes the first, so nothing is offered that merely has the letters somewhere: "weekly" is not "biweekly". */
const BEGINNING_LIKE: OptionsFilter = ({ options, search }) =>
  options.filter((option) => 'label' in option && beginsLike(option.label, search));

export function NumberField({ form, path, ...rest }: BoundField & Omit<NumberInputProps, 'form' | 'label'>) {
  return <NumberInput key={form.key(path)} allowDecimal={false} hideControls {...form.getInputProps(path)} {...rest} />;
}

export function SwitchField({ form, path, ...rest }: BoundField & Omit<SwitchProps, 'form' | 'label'>) {
  return <Switch key={form.key(path)} {...form.getInputProps(path, { type: 'checkbox' })} {...rest} />;
}

/** Two or three exclusive options, all in view. */
export function ToggleField({ form, path, label, data }: BoundField & { data: Option[] }) {
  const id = useId();
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} error={form.errors[path]}>
      <SegmentedControl
        key={form.key(path)}
        fullWidth
        aria-labelledby={id}
        data={data}
        {...form.getInputProps(path, { withError: false })}
      />
    </Input.Wrapper>
  );
}

/** Any of a few options, all in view, such as days of the week. */
export function ChipsField({
  form,
  path,
  label,
  data,
  description,
}: BoundField & { data: Option[]; description?: string }) {
  const id = useId();
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      description={description}
      error={form.errors[path]}
    >
      <Group gap={6} role="group" aria-labelledby={id}>
        <Chip.Group key={form.key(path)} multiple {...form.getInputProps(path, { withError: false })}>
          {data.map(({ value, label: word }) => (
            <Chip key={value} value={value}>
              {word}
            </Chip>
          ))}
        </Chip.Group>
      </Group>
    </Input.Wrapper>
  );
}
