import type { Actor } from '../context/index.js';
import type { RecordDeclaration } from './record-declaration.js';

/** A kind of domain event, declared once by the module whose change it tells. */
export interface DomainEvent {
  /** `entity.past_tense`, part of the contract: `client.created`. */
  readonly type: string;
  /** Kind of the record that changed: `client`. */
  readonly entityType: string;
}

const TYPE = /^[a-z][a-z_]*(\.[a-z][a-z_]*)+$/;

const declared = new Map<string, DomainEvent>();

/** Declares what can happen to a record. Throws when the type is taken. */
export function defineEvent(type: string, { kind: entityType }: RecordDeclaration): DomainEvent {
  if (!TYPE.test(type)) throw new Error(`Name events like "client.created", not "${type}".`);
  if (declared.has(type)) throw new Error(`Two events are named ${type}.`);
  const event = { type, entityType };
  declared.set(type, event);
  return event;
}

/** Every event of the program by type. */
export const declaredEvents = (): ReadonlyMap<string, DomainEvent> => declared;

type Json = Record<string, unknown>;

/** What happened to one record. */
export interface EventFacts {
  entityId: string;
  /** Version of the record after the change, where it has one. */
  version?: number | null;
  /** The record after the change, as the API shows it. No secrets: webhooks and the event list carry it. */
  data: Json;
  /** What the changed fields held before. */
  previous?: Json;
}

/** Who did something before it is told, and when. */
export interface Past {
  at: Date;
  by: Actor;
}
