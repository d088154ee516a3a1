import type { Permission } from '../../kernel/access/index.js';
import { type Actor, actorId } from '../../kernel/context/index.js';
import { declaredRecords } from '../../kernel/events/index.js';
import type { LiveAudience } from '../../kernel/live/index.js';
import type { EventRow } from './events.repository.js';

/** For kinds of records that this release does not know: a newer one may be running beside it. */
const UNDECLARED: Permission = 'settings.manage';

const permissionToRead = (kind: string): Permission => declaredRecords().get(kind)?.read ?? UNDECLARED;

type EventContents = Pick<EventRow, 'entityType' | 'changed' | 'data' | 'previous'>;

/** Some kinds of records, or all but some. */
export type Kinds = { only: readonly string[]; but?: never } | { but: readonly string[]; only?: never };

/** Fields, and what is shown instead. */
type Hidden = ReadonlyMap<string, unknown>;
type Contents = Record<string, unknown>;

/** Removes some fields from each part of an event. */
const WITHOUT = {
  changed: (names: string[], hidden: Hidden) => names.filter((name) => !hidden.has(name)),
  data: (data: Contents, hidden: Hidden): Contents =>
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [name, hidden.has(name) ? hidden.get(name) : value]),
    ),
  previous: (previous: Contents | null, hidden: Hidden): Contents | null =>
    previous && Object.fromEntries(Object.entries(previous).filter(([name]) => !hidden.has(name))),
};

/** What the holder of certain permissions may see of events: no more than reading the records would show. */
export class EventReader {
  private readonly hidden = new Map<string, Hidden>();

  constructor(private readonly permissions: ReadonlySet<Permission>) {}

  /** The permissions needed to read all of a kind's events; the first one reads such records. */
  static permissionsFor(kind: string): Permission[] {
    const fields = Object.values(declaredRecords().get(kind)?.fields ?? {});
    return [permissionToRead(kind), ...fields.map(({ needs }) => needs)];
  }

  /** All permissions that matter for events. */
  static permissionsForAll(): Permission[] {
    return [...new Set([UNDECLARED, ...[...declaredRecords().keys()].flatMap(EventReader.permissionsFor)])];
  }

  /** Whether records of this kind may be read, and therefore their events in full. */
  mayRead(kind: string): boolean {
    return this.permissions.has(permissionToRead(kind));
  }

  /** The readable kinds, for a query. */
  readableKinds(): Kinds {
    const kinds = [...declaredRecords().keys()];
    return this.permissions.has(UNDECLARED)
      ? { but: kinds.filter((kind) => !this.mayRead(kind)) }
      : { only: kinds.filter((kind) => this.mayRead(kind)) };
  }

  /** An event of a readable kind, without the fields that need more permissions. */
  shown<Event extends EventContents>(event: Event): Event {
    const hidden = this.hiddenOf(event.entityType);
    if (hidden.size === 0) return event;
    const { changed, data, previous } = event;
    return {
      ...event,
      changed: WITHOUT.changed(changed, hidden),
      data: WITHOUT.data(data, hidden),
      previous: WITHOUT.previous(previous, hidden),
    };
  }

  /** One part of it, as JSON. */
  shownJson(kind: string, part: keyof typeof WITHOUT, stored: string): string {
    const hidden = this.hiddenOf(kind);
    return hidden.size === 0 ? stored : JSON.stringify(WITHOUT[part](JSON.parse(stored) as never, hidden));
  }

  /** An event that is known to exist: nothing of the record's content if its kind may not be read. */
  outlined<Event extends EventContents>(event: Event): Event {
    return this.mayRead(event.entityType) ? this.shown(event) : { ...event, changed: [], data: {}, previous: null };
  }

  /** The fields of a kind whose permission is missing. */
  private hiddenOf(kind: string): Hidden {
    const known = this.hidden.get(kind);
    if (known) return known;
    const guarded = Object.entries(declaredRecords().get(kind)?.fields ?? {});
    const hidden = guarded.filter(([, { needs }]) => !this.permissions.has(needs));
    const found = new Map(hidden.map(([name, field]): [string, unknown] => [name, field.hidden]));
    this.hidden.set(kind, found);
    return found;
  }
}

type Viewer = Pick<Actor, 'permissions' | 'userId' | 'apiKeyId'>;

/** How much of an event of this kind a stream shows somebody: its head, only that a record changed, or nothing. */
export function sightOf(kind: string, { permissions }: Viewer): 'whole' | 'hint' | 'nothing' {
  if (permissions.has('events.read') && new EventReader(permissions).mayRead(kind)) return 'whole';
  const hint = declaredRecords().get(kind)?.hint;
  return hint && permissions.has(hint) ? 'hint' : 'nothing';
}

/** Whether somebody belongs to the audience of a live message. */
export function isInAudience({ permission = 'events.read', userId }: LiveAudience, viewer: Viewer): boolean {
  return viewer.permissions.has(permission) || (userId != null && userId === actorId(viewer));
}
