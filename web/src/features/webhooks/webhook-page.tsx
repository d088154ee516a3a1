import { Alert, Group } from '@mantine/core';
import { getRouteApi, Outlet, useNavigate } from '@tanstack/react-router';
import { useFormat, useMe } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { ActionButton } from '../../ui/action-button';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { StatusMark } from '../../ui/status-mark';
import { RecordHistoryButton } from '../audit';
import { Guarded } from '../developers';
import { DeliveryLog } from './delivery-log';
import rows from '../../ui/rows.module.css';
import { SigningSecret } from './signing-secret';
import { useWebhookActions } from './use-webhook-actions';
import { webhookCan } from './webhook-can';
import { nameOf, reasonOf, standingOfEndpoint } from './webhook-words';
import { endpointOptions } from './webhooks-queries';

const route = getRouteApi('/shell/settings/developers/webhooks/$webhookEndpointId');
/** Every delivery changes the last success or failure, and the live stream doesn’t report deliveries. */
const LOOK_AGAIN_MS = 15_000;

export function WebhookPage() {
  return (
    <Guarded needs="readWebhooks">
      <OneEndpoint />
      <Outlet />
    </Guarded>
  );
}

function OneEndpoint() {
  const { webhookEndpointId } = route.useParams();
  const endpoint = usePrefetched({ ...endpointOptions(webhookEndpointId), refetchInterval: LOOK_AGAIN_MS });
  const me = useMe();
  const format = useFormat();
  const navigate = useNavigate();
  const actions = useWebhookActions(endpoint);
  const [word, tone] = standingOfEndpoint(endpoint);
  const { disabledAt, disabledReason, failingSince, lastSuccessAt, lastFailureAt } = endpoint;
  const isDisabled = disabledAt !== null;
  const toggle = isDisabled ? 'enable' : 'disable';

  return (
    <>
      <TextLink {...to.webhooks()} size="sm">
        All endpoints
      </TextLink>
      <Section
        title={nameOf(endpoint)}
        action={
          <Group gap="xs">
            <ActionButton can={webhookCan.act(me, endpoint, 'test')} loading={actions.isTesting} onClick={actions.test}>
              Send test event
            </ActionButton>
            <ActionButton
              can={webhookCan.act(me, endpoint, 'update')}
              variant="default"
              onClick={() => void navigate(to.webhookEdit(endpoint.id))}
            >
              Edit
            </ActionButton>
            <ActionButton
              can={webhookCan.act(me, endpoint, toggle)}
              variant="default"
              loading={actions.isBusy}
              onClick={actions[toggle]}
            >
              {isDisabled ? 'Enable' : 'Disable'}
            </ActionButton>
            <ActionButton
              can={webhookCan.act(me, endpoint, 'delete')}
              color="haw"
              variant="light"
              onClick={actions.remove}
            >
              Delete
            </ActionButton>
            <RecordHistoryButton entityType="webhook_endpoint" entityId={endpoint.id} name={nameOf(endpoint)} />
          </Group>
        }
      >
        {isDisabled && disabledReason && (
          <Alert mb="sm" color="straw" title={`Disabled since ${format.moment(disabledAt)}`}>
            {reasonOf(disabledReason)} Enable it to start sending new events. You can replay failed deliveries.
          </Alert>
        )}
        {!isDisabled && failingSince && (
          <Alert mb="sm" color="haw" title={`Failing since ${format.moment(failingSince)}`}>
            Every delivery has failed since then. After 5 days without a success, this endpoint will be disabled.
          </Alert>
        )}
        <Facts
          facts={[
            ['Status', <StatusMark tone={tone}>{word}</StatusMark>],
            ['URL', <code className={rows.code}>{endpoint.url}</code>],
            ['Events', <EventNames eventTypes={endpoint.eventTypes} />],
            ['Last delivered', lastSuccessAt ? format.moment(lastSuccessAt) : 'Never'],
            ['Last failure', lastFailureAt && format.moment(lastFailureAt)],
            ['Created', format.date(endpoint.createdAt)],
          ]}
        />
      </Section>
      <SigningSecret endpoint={endpoint} />
      <DeliveryLog endpoint={endpoint} />
    </>
  );
}

function EventNames({ eventTypes }: { eventTypes: readonly string[] }) {
  if (eventTypes.includes('*')) return 'All events';
  return <code className={rows.code}>{eventTypes.join(', ')}</code>;
}
