import { getRouteApi, Outlet, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { ApiKeyDto } from '../../api/generated/requests/types.gen';
import { useFormat, useMe } from '../../api/me';
import { usePrefetchedPages } from '../../api/use-prefetched';
import type { Format } from '../../lib/format';
import { to } from '../../lib/paths';
import { ButtonLink, TextLink } from '../../nav/links';
import { MoreButton } from '../../table/more-button';
import { EmptyState } from '../../ui/empty-state';
import { SearchField } from '../../ui/search-field';
import { Section } from '../../ui/section';
import { StatusMark } from '../../ui/status-mark';
import { developersCan, Guarded } from '../developers';
import { stateOf } from './api-key-words';
import { apiKeysPages, parseApiKeysSearch } from './api-keys-queries';
import rows from '../../ui/rows.module.css';

const route = getRouteApi('/shell/settings/developers/api-keys');

export function ApiKeysPage() {
  return (
    <Guarded>
      <ApiKeys />
      <Outlet />
    </Guarded>
  );
}

function ApiKeys() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const mayCreate = developersCan.manageKeys(useMe()).ok;
  const format = useFormat();
  const list = useRef<HTMLUListElement>(null);
  const query = usePrefetchedPages(apiKeysPages(search));
  const keys = query.data.pages.flatMap(({ items }) => items);
  const isEmpty = keys.length === 0;
  return (
    <Section title="API keys" action={mayCreate && <ButtonLink {...to.apiKeyNew()}>Create API key</ButtonLink>}>
      {(!isEmpty || search.q !== undefined) && (
        <SearchField
          label="Search API keys"
          placeholder="Name or key prefix"
          value={search.q ?? ''}
          onSearch={(q) => void navigate({ ...to.apiKeys(), search: parseApiKeysSearch({ q }), replace: true })}
          onLeave={() => list.current?.querySelector('a')?.focus()}
        />
      )}
      {isEmpty && <NoKeys isSearch={search.q !== undefined} />}
      <ul ref={list} className={rows.rows} aria-label="API keys">
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} format={format} />
        ))}
      </ul>
      <MoreButton query={query} />
    </Section>
  );
}

function KeyRow({ apiKey, format }: { apiKey: ApiKeyDto; format: Format }) {
  const now = new Date();
  const [word, tone] = stateOf(apiKey, now);
  const { id, name, prefix, scopes, lastUsedAt, expiresAt } = apiKey;
  return (
    <li className={rows.row}>
      <span className={rows.who}>
        <TextLink {...to.apiKey(id)}>{name}</TextLink>
        <code className={rows.code}>{prefix}…</code>
      </span>
      <span className={rows.facts}>
        <StatusMark tone={tone}>{word}</StatusMark>
        <span className={rows.soft}>{scopes.length === 1 ? '1 scope' : `${scopes.length} scopes`}</span>
        <span className={rows.soft}>{lastUsedAt ? `Used ${format.ago(lastUsedAt, now)}` : 'Never used'}</span>
        {expiresAt && word !== 'Revoked' && (
          <span className={rows.soft}>
            {word === 'Expired' ? 'Expired' : 'Expires'} {format.date(expiresAt)}
          </span>
        )}
      </span>
    </li>
  );
}

function NoKeys({ isSearch }: { isSearch: boolean }) {
  if (isSearch) return <EmptyState title="No matching keys">Try part of the name or the key itself.</EmptyState>;
  return (
    <EmptyState title="No API keys yet">
      API keys connect your apps to Hedgerow, such as a website form that creates clients, a report, or a route planner.
      Give each app its own key with only the scopes it needs.
    </EmptyState>
  );
}
