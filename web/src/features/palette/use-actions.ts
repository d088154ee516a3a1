import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconBriefcase2,
  IconBuildingStore,
  IconFileImport,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserPlus,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { clientCan } from '../../api/client-can';
import { importCan } from '../../api/import-can';
import { jobCan } from '../../api/job-can';
import { useMe } from '../../api/me';
import { session } from '../../api/session';
import { useSwitchCompany } from '../../api/use-switch-company';
import { to } from '../../lib/paths';
import type { Command } from './command';

interface Actions {
  actions: readonly Command[];
  /** Creates a client from a search without results: a new client is on the phone. */
  toAdd: Command | null;
}

export function useActions(query: string): Actions {
  const me = useMe();
  const { tenant, memberships } = me;
  const navigate = useNavigate();
  const switchTo = useSwitchCompany();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme() === 'dark';
  const mayAdd = clientCan.create(me).ok;
  const newName = query.trim();

  const actions: readonly (Command | false)[] = [
    mayAdd && {
      id: 'new-client',
      label: 'Add client',
      words: 'new customer lead',
      icon: IconUserPlus,
      run: () => void navigate(to.clientNew()),
    },
    jobCan.create(me).ok && {
      id: 'new-job',
      label: 'Create job',
      words: 'new add plan visit work',
      icon: IconBriefcase2,
      run: () => void navigate(to.jobNew()),
    },
    importCan.upload(me).ok && {
      id: 'import',
      label: 'Import clients',
      words: 'upload csv vcard quickbooks jobber google',
      icon: IconFileImport,
      run: () => void navigate(to.importNew()),
    },
    ...memberships
      .filter(({ tenantId }) => tenantId !== tenant.id)
      .map(({ tenantId, tenantName }) => ({
        id: `company-${tenantId}`,
        label: `Switch to ${tenantName}`,
        words: 'company',
        icon: IconBuildingStore,
        run: () => switchTo(tenantId),
      })),
    {
      id: 'appearance',
      label: isDark ? 'Switch to light mode' : 'Switch to dark mode',
      words: 'theme dark light night mode',
      icon: isDark ? IconSun : IconMoon,
      run: () => setColorScheme(isDark ? 'light' : 'dark'),
    },
    { id: 'sign-out', label: 'Sign out', words: 'log out leave', icon: IconLogout, run: () => void session.signOut() },
  ];

  return {
    actions: actions.filter((action) => action !== false),
    toAdd:
      mayAdd && newName.length > 1
        ? {
            id: 'add-found-nobody',
            label: `Add client “${newName}”`,
            icon: IconUserPlus,
            run: () => void navigate(to.clientNew(newName)),
          }
        : null,
  };
}
