import { getRouteApi } from '@tanstack/react-router';
import { useUpdateWebhookEndpoint } from '../../api/generated/queries/queries';
import { useMe } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { EditForm } from '../../form/edit-form';
import { to } from '../../lib/paths';
import { developersCan } from '../developers';
import { WebhookFields } from './webhook-fields';
import { toUpdateBody, webhookValues } from './webhook-form';
import { nameOf } from './webhook-words';
import { endpointOptions } from './webhooks-queries';

const route = getRouteApi('/shell/settings/developers/webhooks/$webhookEndpointId');

export function WebhookEdit() {
  return developersCan.manageWebhooks(useMe()).ok ? <EndpointForm /> : null;
}

function EndpointForm() {
  const path = route.useParams();
  const endpoint = usePrefetched(endpointOptions(path.webhookEndpointId));
  return (
    <EditForm
      title={`Edit ${nameOf(endpoint)}`}
      record={endpoint}
      valuesOf={webhookValues}
      useUpdate={useUpdateWebhookEndpoint}
      request={(values, before, headers) => ({ path, headers, body: toUpdateBody(before, values) })}
      readAgain={(queries) => queries.query({ ...endpointOptions(endpoint.id), staleTime: 0 })}
      changes={{ entityType: 'webhook_endpoint', entityId: endpoint.id }}
      leadsTo={to.webhook(endpoint.id)}
    >
      {(form) => <WebhookFields form={form} />}
    </EditForm>
  );
}
