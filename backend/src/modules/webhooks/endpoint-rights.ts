import { Injectable } from '@nestjs/common';
import { type Permission, PERMISSIONS, requirePermission } from '../../kernel/access/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { declaredEvents } from '../../kernel/events/index.js';
import { EventReader } from '../events/index.js';
import { EndpointsRepository, READS } from './endpoints.repository.js';
import { ALL_EVENTS, wants } from './event-filter.js';

const EVERYTHING = '*';

/** What an endpoint may be sent, as a set. */
const permissionsOf = (reads: readonly string[]): ReadonlySet<Permission> =>
  new Set(PERMISSIONS.filter((permission) => reads.includes(EVERYTHING) || reads.includes(permission)));

/**
 * An endpoint gets no more than the person or key that set its address and events may read. It keeps that, because it
 * belongs to the company: it continues when the person leaves or the key ends.
 */
@Injectable()
export class EndpointRights {
  static readonly READS = READS;
  static readonly permissionsOf = permissionsOf;
  static readonly wants = wants;

  constructor(private readonly endpoints: EndpointsRepository) {}

  /**
   * What a new endpoint of the caller may be sent. Throws `Forbidden` or `MissingScope` for events that the caller may
   * not read.
   */
  ofCaller(eventTypes: readonly string[]): string[] {
    const asked = kindsOf(eventTypes.filter((filter) => filter !== ALL_EVENTS));
    for (const [reader] of asked.map(EventReader.permissionsFor)) if (reader) requirePermission(reader);
    const forAll = EventReader.permissionsForAll();
    // Everything that may be read, which must be something.
    if (eventTypes.includes(ALL_EVENTS)) requirePermission(...forAll);
    const { kind, permissions } = currentActor();
    const own = forAll.filter((permission) => permissions.has(permission));
    // A person's permissions include kinds of records that come later; a key gets no more than it was given.
    const all = kind === 'user' && own.length === forAll.length;
    return all || kind === 'system' ? [EVERYTHING] : own;
  }

  /**
   * What an endpoint may be sent after the caller has changed its address or events. Throws as above where that would
   * be less than it gets now of those events: somebody relies on them.
   */
  async afterChange(id: string, eventTypes: readonly string[], added: readonly string[]): Promise<string[]> {
    const own = this.ofCaller(added);
    const before = await this.endpoints.reads(id);
    const told = permissionsOf(before);
    for (const kind of kindsOf(eventTypes)) {
      for (const permission of EventReader.permissionsFor(kind))
        if (told.has(permission)) requirePermission(permission);
    }
    return own;
  }
}

/** The kinds of records that match the filters. */
const kindsOf = (eventTypes: readonly string[]): string[] => [
  ...new Set(
    [...declaredEvents().values()].filter(({ type }) => wants(eventTypes, type)).map(({ entityType }) => entityType),
  ),
];
