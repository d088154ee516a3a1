import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconBuildingStore, IconLogout, IconMoon, IconSettings, IconSun, IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMe } from '../../api/me';
import { session } from '../../api/session';
import { useSwitchCompany } from '../../api/use-switch-company';
import { to } from '../../lib/paths';
import { useFoundClients } from './use-found';
import { type Command, type CommandGroup, matching } from './command';

/** What the palette offers for a query: records found on the server first, then places and actions by name. */
export function useCommands(query: string): { groups: readonly CommandGroup[]; isSearching: boolean } {
  const clients = useFoundClients(query);
  const places = usePlaces();
  const actions = useActions();
  return {
    groups: [
      { name: 'Clients', commands: clients.commands },
      { name: 'Go to', commands: matching(places, query) },
      { name: 'Actions', commands: matching(actions, query) },
    ],
    isSearching: clients.isSearching,
  };
}

function usePlaces(): readonly Command[] {
  const navigate = useNavigate();
  return [
    {
      id: 'clients',
      label: 'Clients',
      words: 'customers list',
      icon: IconUsers,
      run: () => void navigate(to.clients()),
    },
    {
      id: 'settings',
      label: 'Settings',
      words: 'company zone currency',
      icon: IconSettings,
      run: () => void navigate(to.settings()),
    },
  ];
}

function useActions(): readonly Command[] {
  const { tenant, memberships } = useMe();
  const switchTo = useSwitchCompany();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme() === 'dark';
  return [
    ...memberships
      .filter(({ tenantId }) => tenantId !== tenant.id)
      .map(({ tenantId, tenantName }) => ({
        id: `company-${tenantId}`,
        label: `Switch to ${tenantName}`,
        words: 'company tenant',
        icon: IconBuildingStore,
        run: () => switchTo(tenantId),
      })),
    {
      id: 'appearance',
      label: isDark ? 'Light appearance' : 'Dark appearance',
      words: 'theme dark light night mode',
      icon: isDark ? IconSun : IconMoon,
      run: () => setColorScheme(isDark ? 'light' : 'dark'),
    },
    { id: 'sign-out', label: 'Sign out', words: 'log out leave', icon: IconLogout, run: () => void session.signOut() },
  ];
}
