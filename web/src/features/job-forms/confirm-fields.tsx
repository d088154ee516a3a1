import { Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ClientDto } from '../../api/generated/requests/types.gen';
import { SwitchField } from '../../form/fields/choice-field';
import type { NewJobValues } from './job-form';

interface ConfirmFieldsProps {
  form: UseFormReturnType<NewJobValues>;
  client: ClientDto | undefined;
}

/** Who gets the confirmation. As in the API: the first contact who is notified of visits and has an address. */
export const contactOf = ({ contacts }: ClientDto) =>
  contacts.find(({ notify, emails }) => notify.visits && emails.length > 0) ?? null;

/** What saving triggers: the work order and the email to the client. */
export function ConfirmFields({ form, client }: ConfirmFieldsProps) {
  const { confirm, notifyClient } = form.values;
  const contact = client ? contactOf(client) : null;
  const email = contact?.emails[0];
  return (
    <>
      <SwitchField
        form={form}
        path="confirm"
        label="Confirm job"
        description="Creates the work order. Leave this off to save a draft."
      />
      {confirm && client && (
        <Switch
          checked={email !== undefined && (notifyClient ?? true)}
          disabled={email === undefined}
          onChange={(event) => form.setFieldValue('notifyClient', event.currentTarget.checked)}
          label="Email the client"
          description={
            email === undefined
              ? 'No contact has an email address and visit notifications turned on.'
              : `Sends a confirmation and a calendar file to ${contact?.name ?? client.displayName} at ${email}.`
          }
        />
      )}
    </>
  );
}
