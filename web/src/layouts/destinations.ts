import {
  IconBriefcase2,
  IconCalendarEvent,
  IconFileImport,
  IconMail,
  type IconProps,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Me, Permission } from '../api/me';
import { to } from '../lib/paths';

interface Destination {
  name: string;
  icon: ComponentType<IconProps>;
  address: { to: '/my-day' | '/clients' | '/jobs' | '/imports' | '/mailbox' };
  /** Any of these opens it. */
  needs: readonly Permission[];
  /** Whoever has this needs it not: the office sees the days of all crews elsewhere. */
  unless?: Permission;
}

/** The places of the product, in the order of an office's day. */
const DESTINATIONS: readonly Destination[] = [
  {
    name: 'My day',
    icon: IconCalendarEvent,
    address: to.myDay(),
    needs: ['visits.read.assigned'],
    unless: 'visits.read.all',
  },
  { name: 'Clients', icon: IconUsers, address: to.clients(), needs: ['clients.read.all', 'clients.read.assigned'] },
  { name: 'Jobs', icon: IconBriefcase2, address: to.jobs(), needs: ['jobs.read.all', 'jobs.read.assigned'] },
  { name: 'Imports', icon: IconFileImport, address: to.imports(), needs: ['imports.read'] },
  { name: 'Mailbox', icon: IconMail, address: to.mailbox(), needs: ['messages.read'] },
];

export const destinationsFor = ({ permissions }: Me): readonly Destination[] =>
  DESTINATIONS.filter(
    ({ needs, unless }) =>
      needs.some((need) => permissions.includes(need)) && (unless === undefined || !permissions.includes(unless)),
  );
