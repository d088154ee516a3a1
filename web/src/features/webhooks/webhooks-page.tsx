import { Outlet, useNavigate } from '@tanstack/react-router';
import type { WebhookEndpointDto } from '../../api/generated/requests/types.gen';
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
import { developersCan } from '../developers';
import { Guarded } from '../developers';
import rows from '../../ui/rows.module.css';
import { eventsOf, nameOf, standingOfEndpoint } from './webhook-words';
import { endpointsPages } from './webhooks-queries';

export function WebhooksPage() {
  return (
    <Guarded needs="readWebhooks">
      <Endpoints />
      <Outlet />
    </Guarded>
  );
}

function Endpoints() {
  const canManage = developersCan.manageWebhooks(useMe());
  const navigate = useNavigate();
  const format = useFormat();
  const query = usePrefetchedPages(endpointsPages());
  const endpoints = query.data.pages.flatMap(({ items }) => items);
  return (
    <Section
      title="Webhooks"
      action={
        <ActionButton can={canManage} onClick={() => void navigate(to.webhookNew())}>
          Create endpoint
        </ActionButton>
      }
    >
      {endpoints.length === 0 && (
        <EmptyState title="No endpoints yet">
          Webhooks notify your server when something happens in Hedgerow, like a client being created or a job being
          completed. Every delivery is signed, logged, and retried if it fails.
        </EmptyState>
      )}
      <ul className={rows.rows} aria-label="Endpoints">
        {endpoints.map((endpoint) => (
          <EndpointRow key={endpoint.id} endpoint={endpoint} format={format} />
        ))}
      </ul>
      <MoreButton query={query} />
    </Section>
  );
}

function EndpointRow({ endpoint, format }: { endpoint: WebhookEndpointDto; format: Format }) {
  const [word, tone] = standingOfEndpoint(endpoint);
  const { id, url, eventTypes, lastSuccessAt } = endpoint;
  return (
    <li className={rows.row}>
      <span className={rows.who}>
        <TextLink {...to.webhook(id)}>{nameOf(endpoint)}</TextLink>
        <code className={rows.code}>{url}</code>
      </span>
      <span className={rows.facts}>
        <StatusMark tone={tone}>{word}</StatusMark>
        <span className={rows.soft}>{eventsOf(eventTypes)}</span>
        <span className={rows.soft}>
          {lastSuccessAt ? `Delivered ${format.ago(lastSuccessAt, new Date())}` : 'No deliveries yet'}
        </span>
      </span>
    </li>
  );
}
