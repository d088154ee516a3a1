import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCreateWebhookEndpoint } from '../../api/generated/queries/queries';
import type { WebhookEndpointWithSecretDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { CreateForm } from '../../form/create-form';
import { to } from '../../lib/paths';
import { developersCan, SecretDialog } from '../developers';
import { WebhookFields } from './webhook-fields';
import { newWebhookValues, toCreateBody } from './webhook-form';
import { nameOf } from './webhook-words';

export function WebhookCreate() {
  const mayManage = developersCan.manageWebhooks(useMe()).ok;
  const navigate = useNavigate();
  const [made, setMade] = useState<WebhookEndpointWithSecretDto | null>(null);
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
    <CreateForm
      title="New endpoint"
      submitLabel="Create endpoint"
      initialValues={newWebhookValues()}
      useCreate={useCreateWebhookEndpoint}
      request={(values) => ({ body: toCreateBody(values) })}
      changes={{ entityType: 'webhook_endpoint', entityId: '' }}
      onMade={(endpoint: WebhookEndpointWithSecretDto) => setMade(endpoint)}
      closesTo={to.webhooks()}
      leadsTo={null}
    >
      {(form) => <WebhookFields form={form} />}
    </CreateForm>
  );
}
