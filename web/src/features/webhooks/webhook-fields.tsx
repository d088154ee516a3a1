import type { UseFormReturnType } from '@mantine/form';
import { ToggleField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import { EventPicker } from './event-picker';
import type { WebhookValues } from './webhook-form';

export function WebhookFields({ form }: { form: UseFormReturnType<WebhookValues> }) {
  const { events, eventTypes } = form.getValues();
  return (
    <>
      <TextField
        form={form}
        path="url"
        label="URL"
        description="The public HTTPS URL that receives events."
        placeholder="https://hooks.example.com/hedgerow"
        type="url"
        inputMode="url"
        autoComplete="off"
        maxLength={2000}
        required
        data-autofocus
      />
      <TextField form={form} path="description" label="Description" placeholder="Accounting sync" maxLength={500} />
      <ToggleField
        form={form}
        path="events"
        label="Events to send"
        data={[
          { value: 'all', label: 'All events' },
          { value: 'chosen', label: 'Selected events' },
        ]}
      />
      {events === 'chosen' && (
        <EventPicker
          value={eventTypes}
          onChange={(chosen) => form.setFieldValue('eventTypes', chosen)}
          error={form.errors['eventTypes']}
        />
      )}
    </>
  );
}
