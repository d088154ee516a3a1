import type { Permission } from '../../kernel/access/index.js';
import { type Actor, actorId } from '../../kernel/context/index.js';
import type { LiveAudience } from '../../kernel/live/index.js';
import type { EventRow } from './events.repository.js';

/** Who reads events of which kind of record: those who may read all such records. A kind that is missing here: admins. */
const READERS: Record<string, Permission> = {
  client: 'clients.read.all',
  contact: 'clients.read.all',
  property: 'clients.read.all',
  job: 'jobs.read.all',
  visit: 'visits.read.all',
  crew: 'crews.read',
  crew_member: 'crews.read',
  membership: 'members.read',
  role: 'members.read',
  tenant: 'members.read',
  import: 'imports.read',
  message: 'messages.read',
  api_key: 'api_keys.manage',
  webhook_endpoint: 'webhooks.read',
};
const REST: Permission = 'settings.manage';

/** Crews see records that are assigned to them; they are told that one changed, not how, and ask whether it is theirs. */
const HINTED: Record<string, Permission> = { job: 'jobs.read.assigned', visit: 'visits.read.assigned' };

export type Sight = 'whole' | 'hint' | 'nothing';

type Viewer = Pick<Actor, 'permissions' | 'userId' | 'apiKeyId'>;

/** What somebody may know of an event of this kind. */
export function sightOf(entityType: string, { permissions }: Viewer): Sight {
  if (permissions.has('events.read') && permissions.has(READERS[entityType] ?? REST)) return 'whole';
  const hint = HINTED[entityType];
  return hint && permissions.has(hint) ? 'hint' : 'nothing';
}

/** Some kinds, or all but some. */
export type Kinds = { only: readonly string[]; but?: never } | { but: readonly string[]; only?: never };

export const ALL_KINDS: Kinds = { but: [] };

/** The kinds of records that somebody with these permissions may read, with all they hold. */
export function readableKinds(permissions: ReadonlySet<Permission>): Kinds {
  const kinds = Object.entries(READERS);
  const open = kinds.filter(([, permission]) => permissions.has(permission)).map(([kind]) => kind);
  if (!permissions.has(REST)) return { only: open };
  return { but: kinds.map(([kind]) => kind).filter((kind) => !open.includes(kind)) };
}

/** Whether a kind is among some. */
export const isAmong = (kind: string, { only, but }: Kinds): boolean =>
  only ? only.includes(kind) : !but.includes(kind);

/** Whether there is nothing among them. */
export const isNothing = ({ only }: Kinds): boolean => only?.length === 0;

/** Fields of a record that take a permission beside the one for its kind, and what is shown without it. */
const FIELDS: Record<string, Record<string, { needs: Permission; hidden: null | [] }>> = {
  client: {
    termsDays: { needs: 'prices.view', hidden: null },
    creditLimitCents: { needs: 'prices.view', hidden: null },
  },
  job: {
    visits: { needs: 'visits.read.all', hidden: [] },
    nextVisit: { needs: 'visits.read.all', hidden: null },
  },
};

/** What it takes to know all of the events of a kind. */
export const permissionsFor = (kind: string): Permission[] => [
  READERS[kind] ?? REST,
  ...Object.values(FIELDS[kind] ?? {}).map(({ needs }) => needs),
];

/** Every permission that decides about events. */
export const EVENT_PERMISSIONS: readonly Permission[] = [
  ...new Set([REST, ...[...Object.keys(READERS), ...Object.keys(FIELDS)].flatMap(permissionsFor)]),
];

type Told = Pick<EventRow, 'entityType' | 'changed' | 'data' | 'previous'>;

/** An event as somebody with these permissions may know it: what reading the record would not show is not there. */
export function shownTo<Event extends Told>(event: Event, permissions: ReadonlySet<Permission>): Event {
  const fields = Object.entries(FIELDS[event.entityType] ?? {}).filter(([, { needs }]) => !permissions.has(needs));
  if (fields.length === 0) return event;
  const names = new Set(fields.map(([name]) => name));
  const blank = Object.fromEntries(fields.map(([name, { hidden }]) => [name, hidden]));
  const kept = (record: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !names.has(name)));
  return {
    ...event,
    changed: event.changed.filter((name) => !names.has(name)),
    data: Object.fromEntries(
      Object.entries(event.data).map(([name, value]) => [name, name in blank ? blank[name] : value]),
    ),
    previous: event.previous && kept(event.previous),
  };
}

/** The same, where the event is known to have been there: of a kind that may not be read, nothing that the record held. */
export const outlinedFor = <Event extends Told>(event: Event, permissions: ReadonlySet<Permission>): Event =>
  isAmong(event.entityType, readableKinds(permissions))
    ? shownTo(event, permissions)
    : { ...event, changed: [], data: {}, previous: null };

/** Whether somebody is among those whom a live message is for. */
export function hears({ permission = 'events.read', userId }: LiveAudience, viewer: Viewer): boolean {
  return viewer.permissions.has(permission) || (userId != null && userId === actorId(viewer));
}

/** What other domains ask about who may know of events. */
export const eventVisibility = { isAmong, outlinedFor, permissions: EVENT_PERMISSIONS, permissionsFor, readableKinds };
