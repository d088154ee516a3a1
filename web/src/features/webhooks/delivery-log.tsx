import { Group, Select } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { WebhookDeliveryDto, WebhookEndpointDto } from '../../api/generated/requests/types.gen';
import { useFormat, useMe } from '../../api/me';
import { usePrefetchedPages } from '../../api/use-prefetched';
import type { Format } from '../../lib/format';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { MoreButton } from '../../table/more-button';
import { ActionButton } from '../../ui/action-button';
import { EmptyState } from '../../ui/empty-state';
import { Section } from '../../ui/section';
import { StatusMark } from '../../ui/status-mark';
import rows from '../../ui/rows.module.css';
import { ReplayFailedDialog } from './replay-failed-dialog';
import { webhookCan } from './webhook-can';
import { DELIVERY_STATES, standingOfDelivery } from './webhook-words';
import { deliveriesPages, type EndpointSearch, lookAgainMs, parseEndpointSearch } from './webhooks-queries';

const route = getRouteApi('/shell/settings/developers/webhooks/$webhookEndpointId');

/** An endpoint’s deliveries, newest first, kept up to date. */
export function DeliveryLog({ endpoint }: { endpoint: WebhookEndpointDto }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const format = useFormat();
  const canReplay = webhookCan.replayFailed(useMe(), endpoint);
  const [isReplaying, setIsReplaying] = useState(false);
  const query = usePrefetchedPages({
    ...deliveriesPages(endpoint.id, search),
    staleTime: 0,
    refetchInterval: ({ state }) => lookAgainMs(state.data?.pages.flatMap(({ items }) => items) ?? [], new Date()),
  });
  const deliveries = query.data.pages.flatMap(({ items }) => items);
  return (
    <Section
      title="Deliveries"
      action={
        <Group gap="xs">
          <Select
            aria-label="Delivery status"
            w={170}
            value={search.state ?? ''}
            onChange={(state) =>
              void navigate({ ...to.webhook(endpoint.id), search: parseEndpointSearch({ state }), replace: true })
            }
            data={[
              { value: '', label: 'All statuses' },
              ...DELIVERY_STATES.map((state) => ({ value: state, label: standingOfDelivery(state)[0] })),
            ]}
          />
          <ActionButton can={canReplay} variant="default" onClick={() => setIsReplaying(true)}>
            Replay failed…
          </ActionButton>
        </Group>
      }
    >
      {deliveries.length === 0 && <NoDeliveries isFiltered={search.state !== undefined} />}
      <ul className={rows.rows} aria-label="Deliveries">
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} search={search} format={format} />
        ))}
      </ul>
      <MoreButton query={query} />
      {isReplaying && <ReplayFailedDialog endpoint={endpoint} onClose={() => setIsReplaying(false)} />}
    </Section>
  );
}

interface DeliveryRowProps {
  delivery: WebhookDeliveryDto;
  /** The list’s filters, so that it stays the same behind an opened delivery. */
  search: EndpointSearch;
  format: Format;
}

function DeliveryRow({ delivery, search, format }: DeliveryRowProps) {
  const [word, tone] = standingOfDelivery(delivery.state);
  const { id, webhookEndpointId, eventType, attempts, nextAttemptAt, lastStatus, lastError, createdAt } = delivery;
  return (
    <li className={rows.row}>
      <span className={rows.who}>
        <TextLink {...to.webhookDelivery(webhookEndpointId, id)} search={search}>
          {eventType}
        </TextLink>
        <span className={rows.soft}>
          <time dateTime={createdAt}>{format.moment(createdAt)}</time>
          {lastError && ` · ${lastError}`}
        </span>
      </span>
      <span className={rows.facts}>
        <StatusMark tone={tone}>{word}</StatusMark>
        {lastStatus !== null && <span className={rows.soft}>{`HTTP ${lastStatus}`}</span>}
        <span className={rows.soft}>{attempts === 1 ? '1 attempt' : `${attempts} attempts`}</span>
        {attempts > 0 && nextAttemptAt && (
          <span className={rows.soft}>{`Next attempt ${format.moment(nextAttemptAt)}`}</span>
        )}
      </span>
    </li>
  );
}

function NoDeliveries({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered)
    return <EmptyState title="No deliveries with this status">Choose another status to see more.</EmptyState>;
  return (
    <EmptyState title="No deliveries yet">
      Send a test event to check your endpoint. Deliveries are kept for 30 days.
    </EmptyState>
  );
}
