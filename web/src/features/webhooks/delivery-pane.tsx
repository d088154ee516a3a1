import { Code, Stack, Text } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useReplayWebhookDelivery } from '../../api/generated/queries/queries';
import { useFormat, useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { usePrefetched } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { ActionButton } from '../../ui/action-button';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { StatusMark } from '../../ui/status-mark';
import { SidePanel } from '../../ui/side-panel';
import { DeliveryAttempt } from './delivery-attempt';
import rows from '../../ui/rows.module.css';
import classes from './webhooks.module.css';
import { webhookCan } from './webhook-can';
import { standingOfDelivery } from './webhook-words';
import { deliveryOptions, endpointOptions, lookAgainMs } from './webhooks-queries';

const endpointRoute = getRouteApi('/shell/settings/developers/webhooks/$webhookEndpointId');
const route = getRouteApi('/shell/settings/developers/webhooks/$webhookEndpointId/deliveries/$webhookDeliveryId');

/** One delivery beside the log: the request, all attempts with their responses, and a replay. */
export function DeliveryPane() {
  const path = route.useParams();
  const search = endpointRoute.useSearch();
  const endpoint = usePrefetched(endpointOptions(path.webhookEndpointId));
  const delivery = usePrefetched({
    ...deliveryOptions(path),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data ? lookAgainMs([state.data], new Date()) : false),
  });
  const navigate = useNavigate();
  const format = useFormat();
  const changed = useChanged();
  const replay = useReplayWebhookDelivery(undefined, {
    onSuccess: () => changed({ entityType: 'webhook_endpoint', entityId: endpoint.id }),
  });
  const canReplay = webhookCan.replay(useMe(), endpoint, delivery);
  const [word, tone] = standingOfDelivery(delivery.state);
  const headers = delivery.attemptLog.at(-1)?.requestHeaders;
  return (
    <SidePanel onClose={() => void navigate({ ...to.webhook(endpoint.id), search })} title={delivery.eventType}>
      <Stack gap="lg">
        <Section
          title="Delivery"
          action={
            <ActionButton can={canReplay} loading={replay.isPending} onClick={() => replay.mutate({ path })}>
              Replay
            </ActionButton>
          }
        >
          <Facts
            facts={[
              ['Status', <StatusMark tone={tone}>{word}</StatusMark>],
              ['Created', format.moment(delivery.createdAt)],
              ['Delivered', delivery.deliveredAt && format.moment(delivery.deliveredAt)],
              ['Next attempt', delivery.nextAttemptAt && format.moment(delivery.nextAttemptAt)],
              ['Event number', delivery.seq?.toString()],
              ['webhook-id', <code className={rows.code}>{delivery.id}</code>],
            ]}
          />
        </Section>
        <Section title="Attempts">
          {delivery.attemptLog.length === 0 && <Text className={rows.soft ?? ''}>No attempts yet.</Text>}
          <ol className={rows.rows} aria-label="Attempts">
            {delivery.attemptLog.toReversed().map((attempt) => (
              <DeliveryAttempt key={attempt.number} attempt={attempt} format={format} />
            ))}
          </ol>
        </Section>
        <Section title="Request">
          {headers && (
            <Code block className={classes.raw ?? ''} aria-label="Request headers">
              {Object.entries(headers)
                .map(([name, value]) => `${name}: ${value}`)
                .join('\n')}
            </Code>
          )}
          <Code block className={classes.raw ?? ''} aria-label="Request body">
            {JSON.stringify(delivery.body, null, 2)}
          </Code>
        </Section>
      </Stack>
    </SidePanel>
  );
}
