import { Divider } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { AreaField, TextField } from '../../form/fields/text-field';
import { ChecklistFields } from './checklist-fields';
import type { JobValues } from './job-form';

/** Instructions for the crew and notes for the office, in both forms. */
export function JobFields({ form }: { form: UseFormReturnType<JobValues> }) {
  return (
    <>
      <Divider label="For the crew" labelPosition="left" />
      <AreaField
        form={form}
        path="crewInstructions"
        label="Instructions"
        description="Shown on the work order"
        placeholder="Don’t prune the hydrangeas. The client does those herself."
      />
      <ChecklistFields form={form} />
      <Divider label="For the office" labelPosition="left" />
      <AreaField form={form} path="officeNotes" label="Office notes" description="Not visible to crews" />
      <TextField form={form} path="poNumber" label="Client PO number" autoComplete="off" />
    </>
  );
}
