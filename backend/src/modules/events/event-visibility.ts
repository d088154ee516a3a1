import type { Permission } from '../../kernel/access/index.js';
import { type Actor, actorId } from '../../kernel/context/index.js';
import type { LiveAudience } from '../../kernel/live/index.js';

/** Who reads events of which kind of record: those who may read all such records. A kind that is missing here: admins. */
const READERS: Record<string, Permission> = {
  client: 'clients.read.all',
  contact: 'clients.read.all',
  property: 'clients.read.all',
  job: 'jobs.read.all',
  visit: 'visits.read.all',
  crew: 'crews.read',
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

/** The kinds whose events somebody may list; null for all. */
export function visibleEntityTypes({ permissions }: Viewer): string[] | null {
  if (permissions.has(REST)) return null;
  return Object.entries(READERS).flatMap(([type, permission]) => (permissions.has(permission) ? [type] : []));
}

/** Whether somebody is among those whom a live message is for. */
export function hears({ permission = 'events.read', userId }: LiveAudience, viewer: Viewer): boolean {
  return viewer.permissions.has(permission) || (userId != null && userId === actorId(viewer));
}
