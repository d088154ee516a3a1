import { useQuery } from '@tanstack/react-query';
import { listClientTagsOptions } from '../../api/generated/queries/queryOptions';
import type { BoundForm } from '../../form/fields/bound';
import { SelectField, TagsField, ToggleField } from '../../form/fields/choice-field';
import { AreaField, TextField } from '../../form/fields/text-field';
import { CHANNEL, CLIENT_KIND } from '../../lib/choice-words';
import { optionsOf } from '../../lib/options';

interface ClientFieldsProps {
  form: BoundForm;
  kind: 'person' | 'company';
}

/** The first fields of both forms: who the client is. */
export function NameFields({ form, kind }: ClientFieldsProps) {
  return (
    <>
      <ToggleField form={form} path="kind" label="Type" data={optionsOf(CLIENT_KIND)} />
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
          label="Legal company name"
          description="Only if different from the name above"
          autoComplete="off"
        />
      )}
    </>
  );
}

/** The last fields of both forms: what the office likes to know. */
export function OfficeFields({ form }: { form: BoundForm }) {
  const { data: tags } = useQuery(listClientTagsOptions());
  return (
    <>
      <TagsField
        form={form}
        path="tags"
        label="Tags"
        description="Press Enter after each tag"
        data={tags?.items.map(({ tag }) => tag) ?? []}
      />
      <TextField form={form} path="leadSource" label="Lead source" placeholder="Yard sign, referral…" />
      <SelectField
        form={form}
        path="preferredChannel"
        label="Preferred contact method"
        placeholder="No preference"
        clearable
        data={optionsOf(CHANNEL)}
      />
      <AreaField form={form} path="notes" label="Office notes" description="Not visible to crews" />
    </>
  );
}
