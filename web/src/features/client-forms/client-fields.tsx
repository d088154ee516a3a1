import { useQuery } from '@tanstack/react-query';
import { listClientTagsOptions } from '../../api/generated/queries/queryOptions';
import type { BoundForm } from '../../form/fields/bound';
import { SelectField, TagsField, ToggleField } from '../../form/fields/choice-field';
import { AreaField, TextField } from '../../form/fields/text-field';
import { optionsOf } from '../../lib/options';
import { CHANNEL, KIND } from '../clients';

interface ClientFieldsProps {
  form: BoundForm;
  kind: 'person' | 'company';
}

/** Who it is: first in both forms. */
export function NameFields({ form, kind }: ClientFieldsProps) {
  return (
    <>
      <ToggleField form={form} path="kind" label="Kind" data={optionsOf(KIND)} />
      <TextField
        form={form}
        path="displayName"
        label="Name"
        required
        data-autofocus
        placeholder={kind === 'company' ? 'Fox Hollow HOA' : 'Dana O’Brien'}
        autoComplete="off"
      />
      {kind === 'company' && (
        <TextField
          form={form}
          path="companyName"
          label="Full name of the company"
          description="As on its documents, where it differs"
          autoComplete="off"
        />
      )}
    </>
  );
}

/** What the office likes to know: last in both forms. */
export function OfficeFields({ form }: { form: BoundForm }) {
  const { data: tags } = useQuery(listClientTagsOptions());
  return (
    <>
      <TagsField
        form={form}
        path="tags"
        label="Tags"
        description="Enter after each"
        data={tags?.items.map(({ tag }) => tag) ?? []}
      />
      <TextField form={form} path="leadSource" label="How they found us" placeholder="Yard sign, referral…" />
      <SelectField
        form={form}
        path="preferredChannel"
        label="Likes to hear from us by"
        placeholder="No preference"
        clearable
        data={optionsOf(CHANNEL)}
      />
      <AreaField form={form} path="notes" label="Office notes" description="The crew does not see them" />
    </>
  );
}
