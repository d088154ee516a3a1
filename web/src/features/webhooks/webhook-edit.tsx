import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ifMatch } from '../../api/client';
import { useUpdateWebhookEndpoint } from '../../api/generated/queries/queries';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { usePrefetched } from '../../api/use-prefetched';
import { SideForm } from '../../form/side-form';
import { useRecordForm } from '../../form/use-record-form';
import { to } from '../../lib/paths';
import { developersCan } from '../developers';
import { WebhookFields } from './webhook-fields';
import { toUpdateBody, webhookValues } from './webhook-form';
import { nameOf } from './webhook-words';
import { endpointOptions } from './webhooks-queries';

const route = getRouteApi('/shell/settings/developers/webhooks/$webhookEndpointId');

export function WebhookEdit() {
  return developersCan.manageWebhooks(useMe()).ok ? <EditForm /> : null;
}

function EditForm() {
  const path = route.useParams();
  const endpoint = usePrefetched(endpointOptions(path.webhookEndpointId));
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useChanged();
  const { form, before, version, isConflict, takeIn } = useRecordForm(endpoint, webhookValues);
  const close = () => navigate(to.webhook(endpoint.id));
  const update = useUpdateWebhookEndpoint(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await changed({ entityType: 'webhook_endpoint', entityId: endpoint.id });
      await close();
    },
    onError: async (problem) => {
      if (isConflict(problem)) takeIn(await queries.query({ ...endpointOptions(endpoint.id), staleTime: 0 }));
    },
  });
  return (
    <SideForm
      title={`Edit ${nameOf(endpoint)}`}
      form={form}
      submitLabel="Save"
      loading={update.isPending}
      error={update.error}
      onSubmit={(values) => update.mutate({ path, headers: ifMatch(version), body: toUpdateBody(before, values) })}
      onClose={() => void close()}
    >
      <WebhookFields form={form} />
    </SideForm>
  );
}
