import { Injectable } from '@nestjs/common';
import { type Permission, PERMISSIONS, requirePermission } from '../../kernel/access/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { declaredEvents } from '../../kernel/events/index.js';
import { EventReader } from '../events/index.js';
import { EndpointsRepository, READS } from './endpoints.repository.js';
import { ALL_EVENTS, wants } from './event-filter.js';

const EVERYTHING = '*';

/** What an endpoint may be told, as a set to ask. */
const permissionsOf = (reads: readonly string[]): ReadonlySet<Permission> =>
  new Set(PERMISSIONS.filter((permission) => reads.includes(EVERYTHING) || reads.includes(permission)));

/**
 * An endpoint is told no more than whoever gave it its address and its events may read. It keeps that, as it belongs to
 * the company: it goes on when the person leaves or the key ends.
 */
@Injectable()
export class EndpointRights {
  static readonly READS = READS;
  static readonly permissionsOf = permissionsOf;
  static readonly wants = wants;

  constructor(private readonly endpoints: EndpointsRepository) {}

  /** What a new endpoint of the caller may be told. Throws `Forbidden` or `MissingScope` for events that are not the caller's to read. */
  ofCaller(eventTypes: readonly string[]): string[] {
    const asked = kindsOf(eventTypes.filter((filter) => filter !== ALL_EVENTS));
    for (const [reader] of asked.map(EventReader.permissionsFor)) if (reader) requirePermission(reader);
    const forAll = EventReader.permissionsForAll();
    // All that may be read, which must be something.
    if (eventTypes.includes(ALL_EVENTS)) requirePermission(...forAll);
    const { kind, permissions } = currentActor();
    const own = forAll.filter((permission) => permissions.has(permission));
    // Records of kinds that come later, too; a key gets no more than it was given.
    const all = kind === 'user' && own.length === forAll.length;
    return all || kind === 'system' ? [EVERYTHING] : own;
  }

  /**
   * What an endpoint may be told once the caller has changed where it is or what it asks for. Throws as above where that
   * would be less than what it is told now of the events that it asks for: somebody relies on them.
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

/** The kinds of records that filters let through. */
const kindsOf = (eventTypes: readonly string[]): string[] => [
  ...new Set(
    [...declaredEvents().values()].filter(({ type }) => wants(eventTypes, type)).map(({ entityType }) => entityType),
  ),
];
