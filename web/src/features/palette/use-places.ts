import {
  IconBriefcase2,
  IconFileImport,
  IconMail,
  IconSettings,
  IconShieldCheck,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMe } from '../../api/me';
import { mayOpen } from '../../api/place-can';
import { to } from '../../lib/paths';
import type { Command } from './command';

/** The pages that this person may see. */
export function usePlaces(): readonly Command[] {
  const navigate = useNavigate();
  const me = useMe();
  const places: readonly (Command | false)[] = [
    mayOpen(me, 'clients') && {
      id: 'clients',
      label: 'Clients',
      words: 'customers list',
      icon: IconUsers,
      run: () => void navigate(to.clients()),
    },
    mayOpen(me, 'jobs') && {
      id: 'jobs',
      label: 'Jobs',
      words: 'work visits schedule reschedule dispatch',
      icon: IconBriefcase2,
      run: () => void navigate(to.jobs()),
    },
    mayOpen(me, 'imports') && {
      id: 'imports',
      label: 'Imports',
      words: 'csv files upload',
      icon: IconFileImport,
      run: () => void navigate(to.imports()),
    },
    mayOpen(me, 'mailbox') && {
      id: 'mailbox',
      label: 'Messages',
      words: 'email mail mailbox outbox sent',
      icon: IconMail,
      run: () => void navigate(to.mailbox()),
    },
    {
      id: 'settings',
      label: 'Settings',
      words: 'company logo zone currency units',
      icon: IconSettings,
      run: () => void navigate(to.settings()),
    },
    {
      id: 'members',
      label: 'Team',
      words: 'people users members invite',
      icon: IconUsersGroup,
      run: () => void navigate(to.settingsMembers()),
    },
    {
      id: 'roles',
      label: 'Roles',
      words: 'permissions access',
      icon: IconShieldCheck,
      run: () => void navigate(to.roles()),
    },
  ];
  return places.filter((place) => place !== false);
}
