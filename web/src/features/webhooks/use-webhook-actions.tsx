import { useNavigate } from '@tanstack/react-router';
import { answered } from '../../api/answered';
import { ifMatch } from '../../api/client';
import {
  useDeleteWebhookEndpoint,
  useDisableWebhookEndpoint,
  useEnableWebhookEndpoint,
  useTestWebhookEndpoint,
} from '../../api/generated/queries/queries';
import type { WebhookEndpointDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { to } from '../../lib/paths';
import { confirm } from '../../ui/confirm';
import { toast } from '../../ui/toast';
import { nameOf } from './webhook-words';

/** Actions of an endpoint; those that can’t be undone ask first. */
export function useWebhookActions(endpoint: WebhookEndpointDto) {
  const navigate = useNavigate();
  const changed = useChanged();
  const path = { webhookEndpointId: endpoint.id };
  const name = nameOf(endpoint);
  const tell = () => changed({ entityType: 'webhook_endpoint', entityId: endpoint.id });

  const enable = useEnableWebhookEndpoint(undefined, { onSuccess: tell });
  const disable = useDisableWebhookEndpoint(undefined, { onSuccess: tell });
  const test = useTestWebhookEndpoint(undefined, {
    onSuccess: async (result) => {
      await navigate(to.webhookDelivery(endpoint.id, answered(result).id));
      await tell();
    },
  });
  const remove = useDeleteWebhookEndpoint(undefined, {
    onSuccess: async () => {
      await navigate(to.webhooks());
      await changed({ entityType: 'webhook_endpoint', entityId: '' });
      toast.done(`${name} deleted`);
    },
  });

  return {
    isBusy: enable.isPending || disable.isPending || remove.isPending,
    isTesting: test.isPending,
    enable: () => enable.mutate({ path }),
    test: () => test.mutate({ path }),
    disable: () =>
      confirm({
        title: `Disable ${name}?`,
        children: 'Hedgerow will stop sending events and drop pending deliveries. You can replay them later.',
        labels: { confirm: 'Disable', cancel: 'Cancel' },
        confirmProps: { color: 'haw' },
        onConfirm: () => disable.mutate({ path }),
      }),
    remove: () =>
      confirm({
        title: `Delete ${name}?`,
        children: 'Its secret and delivery log will be deleted too. This can’t be undone.',
        labels: { confirm: 'Delete', cancel: 'Cancel' },
        confirmProps: { color: 'haw' },
        onConfirm: () => remove.mutate({ path, headers: ifMatch(endpoint.version) }),
      }),
  };
}
