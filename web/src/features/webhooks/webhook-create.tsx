import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answered } from '../../api/answered';
import { useCreateWebhookEndpoint } from '../../api/generated/queries/queries';
import type { WebhookEndpointWithSecretDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { SideForm } from '../../form/side-form';
import { to } from '../../lib/paths';
import { developersCan } from '../developers';
import { SecretDialog } from '../developers';
import { WebhookFields } from './webhook-fields';
import { newWebhookValues, toCreateBody } from './webhook-form';
import { nameOf } from './webhook-words';

export function WebhookCreate() {
  const mayManage = developersCan.manageWebhooks(useMe()).ok;
  const navigate = useNavigate();
  const changed = useChanged();
  const form = useForm({ initialValues: newWebhookValues() });
  const [made, setMade] = useState<WebhookEndpointWithSecretDto | null>(null);
  const create = useCreateWebhookEndpoint(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async (result) => {
      const endpoint = answered(result);
      setMade(endpoint);
      await changed({ entityType: 'webhook_endpoint', entityId: endpoint.id });
    },
  });
  if (!mayManage) return null;
  if (made) {
    return (
      <SecretDialog
        name={nameOf(made)}
        secret={made.secret}
        note="Use it to verify that deliveries come from Hedgerow."
        onClose={() => void navigate(to.webhook(made.id))}
      />
    );
  }
  return (
    <SideForm
      title="New endpoint"
      form={form}
      submitLabel="Create endpoint"
      loading={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate({ body: toCreateBody(values) })}
      onClose={() => void navigate(to.webhooks())}
    >
      <WebhookFields form={form} />
    </SideForm>
  );
}
