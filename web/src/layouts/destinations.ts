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
import { mayOpen, type Place } from '../api/place-can';
import { to } from '../lib/paths';

interface Destination {
  name: string;
  icon: ComponentType<IconProps>;
  address: { to: '/my-day' | '/clients' | '/jobs' | '/imports' | '/mailbox' };
  place: Place;
  /** Hidden from people with this permission: the office sees the days of all crews elsewhere. */
  unless?: Permission;
}

/** The main places of the product, in the order of an office’s day. */
const DESTINATIONS: readonly Destination[] = [
  { name: 'My day', icon: IconCalendarEvent, address: to.myDay(), place: 'myDay', unless: 'visits.read.all' },
  { name: 'Clients', icon: IconUsers, address: to.clients(), place: 'clients' },
  { name: 'Jobs', icon: IconBriefcase2, address: to.jobs(), place: 'jobs' },
  { name: 'Imports', icon: IconFileImport, address: to.imports(), place: 'imports' },
  { name: 'Messages', icon: IconMail, address: to.mailbox(), place: 'mailbox' },
];

export const destinationsFor = (me: Me): readonly Destination[] =>
  DESTINATIONS.filter(
    ({ place, unless }) => mayOpen(me, place) && (unless === undefined || !me.permissions.includes(unless)),
  );
