import { useDebouncedValue } from '@mantine/hooks';
import { IconBriefcase2, IconBuilding, IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { listClientsOptions, listJobsOptions } from '../../api/generated/queries/queryOptions';
import { useFormat, useMe } from '../../api/me';
import { mayOpen } from '../../api/place-can';
import { to } from '../../lib/paths';
import type { Command } from './command';

/** Few enough to read at a glance; the list pages show more. */
const SHOWN = 6;
const REST_MS = 120;

interface Found {
  commands: readonly Command[];
  isSearching: boolean;
}

const NOTHING: Found = { commands: [], isSearching: false };

/** The query for the server: none for a single letter; previous results stay until the next arrive. */
function useSearch(query: string, mayRead: boolean) {
  const [q] = useDebouncedValue(query.trim(), REST_MS);
  const isWanted = mayRead && query.trim().length > 1;
  return { q, isWanted, options: { enabled: isWanted && q.length > 1, placeholderData: keepPreviousData } };
}

/** Clients by name, phone, street, or number: the same search as the list’s. */
export function useFoundClients(query: string): Found {
  const navigate = useNavigate();
  const format = useFormat();
  const mayRead = mayOpen(useMe(), 'clients');
  const { q, isWanted, options } = useSearch(query, mayRead);
  const { data, isFetching } = useQuery({ ...listClientsOptions({ query: { q, limit: SHOWN } }), ...options });
  if (!isWanted) return NOTHING;
  return {
    isSearching: isFetching || q !== query.trim(),
    commands: (data?.items ?? []).map(({ id, kind, displayName, addressLine, primaryContact }) => ({
      id: `client-${id}`,
      label: displayName,
      detail: [primaryContact?.phone && format.phone(primaryContact.phone), addressLine].filter(Boolean).join(' · '),
      icon: kind === 'company' ? IconBuilding : IconUser,
      run: () => void navigate(to.client(id)),
    })),
  };
}

/** Jobs by number, title, or client. */
export function useFoundJobs(query: string): Found {
  const navigate = useNavigate();
  const mayRead = mayOpen(useMe(), 'jobs');
  const { q, isWanted, options } = useSearch(query, mayRead);
  const { data, isFetching } = useQuery({ ...listJobsOptions({ query: { q, limit: SHOWN } }), ...options });
  if (!isWanted) return NOTHING;
  return {
    isSearching: isFetching || q !== query.trim(),
    commands: (data?.items ?? []).map(({ id, number, title, client }) => ({
      id: `job-${id}`,
      label: title,
      detail: `${number} · ${client.name}`,
      icon: IconBriefcase2,
      run: () => void navigate(to.job(id)),
    })),
  };
}
