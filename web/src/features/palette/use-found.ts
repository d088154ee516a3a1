import { useDebouncedValue } from '@mantine/hooks';
import { IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { listClientsOptions } from '../../api/generated/queries/queryOptions';
import { useFormat, useMe } from '../../api/me';
import { to } from '../../lib/paths';
import type { Command } from './command';

/** Few enough to read at a glance; the list page is for more. */
const SHOWN = 6;
const REST_MS = 120;

interface Found {
  commands: readonly Command[];
  isSearching: boolean;
}

/** Clients by name, phone, street or number: the same search as the list's. */
export function useFoundClients(query: string): Found {
  const navigate = useNavigate();
  const format = useFormat();
  const { permissions } = useMe();
  const mayRead = permissions.includes('clients.read.all') || permissions.includes('clients.read.assigned');
  const [q] = useDebouncedValue(query.trim(), REST_MS);
  const isAsking = mayRead && q.length > 1;
  const { data, isFetching } = useQuery({
    ...listClientsOptions({ query: { q, limit: SHOWN } }),
    enabled: isAsking,
    placeholderData: keepPreviousData,
  });
  const commands = isAsking && query.trim().length > 1 ? (data?.items ?? []) : [];
  return {
    isSearching: isFetching || q !== query.trim(),
    commands: commands.map(({ id, displayName, addressLine, primaryContact }) => ({
      id: `client-${id}`,
      label: displayName,
      detail: [primaryContact?.phone && format.phone(primaryContact.phone), addressLine].filter(Boolean).join(' · '),
      icon: IconUser,
      run: () => void navigate(to.client(id)),
    })),
  };
}
