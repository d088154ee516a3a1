import { Divider } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { AreaField, TextField } from '../../form/fields/text-field';
import { ChecklistFields } from './checklist-fields';
import type { JobValues } from './job-form';

/** What the crew must know, and what the office keeps for itself: in both forms. */
export function JobFields({ form }: { form: UseFormReturnType<JobValues> }) {
  return (
    <>
      <Divider label="For the crew" labelPosition="left" />
      <AreaField
        form={form}
        path="crewInstructions"
        label="Instructions"
        description="Printed on the work order"
        placeholder="Leave the hydrangeas alone: the client prunes those herself."
      />
      <ChecklistFields form={form} />
      <Divider label="For the office" labelPosition="left" />
      <AreaField form={form} path="officeNotes" label="Office notes" description="The crew does not see them" />
      <TextField form={form} path="poNumber" label="The client’s order number" autoComplete="off" />
    </>
  );
}
