import type { Me, Permission } from './me';

/** Permissions that open the places of the product: any one is enough. */
export const OPENED_BY = {
  myDay: ['visits.read.assigned'],
  clients: ['clients.read.all', 'clients.read.assigned'],
  jobs: ['jobs.read.all', 'jobs.read.assigned'],
  imports: ['imports.read'],
  importNew: ['imports.run'],
  mailbox: ['messages.read'],
  activity: ['events.read'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>;

export type Place = keyof typeof OPENED_BY;

export const mayOpen = ({ permissions }: Pick<Me, 'permissions'>, place: Place): boolean =>
  OPENED_BY[place].some((permission) => permissions.includes(permission));
