import type { Permission } from '../../kernel/access/index.js';
import { type Actor, actorId } from '../../kernel/context/index.js';
import { declaredRecords } from '../../kernel/events/index.js';
import type { LiveAudience } from '../../kernel/live/index.js';
import type { EventRow } from './events.repository.js';

/** For records of a kind that this release does not declare: a newer one may be running beside it. */
const UNDECLARED: Permission = 'settings.manage';

const permissionToRead = (kind: string): Permission => declaredRecords().get(kind)?.read ?? UNDECLARED;

type EventContents = Pick<EventRow, 'entityType' | 'changed' | 'data' | 'previous'>;

/** Some kinds of records, or all but some. */
export type Kinds = { only: readonly string[]; but?: never } | { but: readonly string[]; only?: never };

/** Fields, and what is shown in their place. */
type Hidden = ReadonlyMap<string, unknown>;
type Contents = Record<string, unknown>;

/** The parts of an event without some fields. */
const WITHOUT = {
  changed: (names: string[], hidden: Hidden) => names.filter((name) => !hidden.has(name)),
  data: (data: Contents, hidden: Hidden): Contents =>
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [name, hidden.has(name) ? hidden.get(name) : value]),
    ),
  previous: (previous: Contents | null, hidden: Hidden): Contents | null =>
    previous && Object.fromEntries(Object.entries(previous).filter(([name]) => !hidden.has(name))),
};

/** What somebody with certain permissions may know of events: no more than reading the records would show. */
export class EventReader {
  private readonly hidden = new Map<string, Hidden>();

  constructor(private readonly permissions: ReadonlySet<Permission>) {}

  /** What it takes to know all of the events of a kind: first the permission to read such records. */
  static permissionsFor(kind: string): Permission[] {
    const fields = Object.values(declaredRecords().get(kind)?.fields ?? {});
    return [permissionToRead(kind), ...fields.map(({ needs }) => needs)];
  }

  /** Every permission that decides about events. */
  static permissionsForAll(): Permission[] {
    return [...new Set([UNDECLARED, ...[...declaredRecords().keys()].flatMap(EventReader.permissionsFor)])];
  }

  /** Whether records of this kind may be read, so that their events are known with what they hold. */
  mayRead(kind: string): boolean {
    return this.permissions.has(permissionToRead(kind));
  }

  /** Those that may be read, for a query. */
  readableKinds(): Kinds {
    const kinds = [...declaredRecords().keys()];
    return this.permissions.has(UNDECLARED)
      ? { but: kinds.filter((kind) => !this.mayRead(kind)) }
      : { only: kinds.filter((kind) => this.mayRead(kind)) };
  }

  /** An event of a kind that may be read, without the fields that take more. */
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

  /** The same of one part, as JSON. */
  shownJson(kind: string, part: keyof typeof WITHOUT, stored: string): string {
    const hidden = this.hiddenOf(kind);
    return hidden.size === 0 ? stored : JSON.stringify(WITHOUT[part](JSON.parse(stored) as never, hidden));
  }

  /** The same, where the event is known to have been there: of a kind that may not be read, nothing that the record held. */
  outlined<Event extends EventContents>(event: Event): Event {
    return this.mayRead(event.entityType) ? this.shown(event) : { ...event, changed: [], data: {}, previous: null };
  }

  /** The fields of a kind that take a permission which is not there. */
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

/** What somebody is told live of an event of this kind: all of its head, only that a record changed, or nothing. */
export function sightOf(kind: string, { permissions }: Viewer): 'whole' | 'hint' | 'nothing' {
  if (permissions.has('events.read') && new EventReader(permissions).mayRead(kind)) return 'whole';
  const hint = declaredRecords().get(kind)?.hint;
  return hint && permissions.has(hint) ? 'hint' : 'nothing';
}

/** Whether somebody is among those whom a live message is for. */
export function isInAudience({ permission = 'events.read', userId }: LiveAudience, viewer: Viewer): boolean {
  return viewer.permissions.has(permission) || (userId != null && userId === actorId(viewer));
}
