import { Checkbox, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { ListField } from '../../form/fields/list-field';
import { type JobValues, newItem } from './job-form';

/** The API's limit. */
const MOST = 50;

/** The items that the crew ticks off. Enter moves to the next line. */
export function ChecklistFields({ form }: { form: UseFormReturnType<JobValues> }) {
  const { checklist } = form.values;
  const add = () => form.insertListItem('checklist', newItem());
  return (
    <ListField
      label="Checklist"
      item="item"
      count={checklist.length}
      max={MOST}
      onAdd={add}
      onRemove={(index) => form.removeListItem('checklist', index)}
      renderItem={(index) => (
        <>
          <TextInput
            aria-label={`Checklist item ${index + 1}`}
            placeholder="Gate closed"
            flex={1}
            maxLength={300}
            {...form.getInputProps(`checklist.${index}.label`)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // In a list, Enter means the next item, not that the form is done.
              event.preventDefault();
              if (index === checklist.length - 1 && checklist.length < MOST) add();
            }}
          />
          <Checkbox
            mt={8}
            label="Required"
            {...form.getInputProps(`checklist.${index}.required`, { type: 'checkbox' })}
          />
        </>
      )}
    />
  );
}
