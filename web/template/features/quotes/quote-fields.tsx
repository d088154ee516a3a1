import { formOf, type FormValues, kinds } from '../../form/field-kinds';
import type { BoundForm } from '../../form/fields/bound';
import { AreaField, TextField } from '../../form/fields/text-field';

/** What the form holds, under the names of the request, so that a refused field is found by its pointer. */
export const quoteForm = formOf({ name: kinds.filled, notes: kinds.text });

export type QuoteValues = FormValues<typeof quoteForm>;

export function QuoteFields({ form }: { form: BoundForm }) {
  return (
    <>
      <TextField form={form} path="name" label="Name" required data-autofocus autoComplete="off" />
      <AreaField form={form} path="notes" label="Notes" />
    </>
  );
}
