import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** A column of an answer, as pg describes it. */
export interface Field {
  name: string;
  dataTypeID: number;
}

/** On one connection, where each costs PostgreSQL memory. */
const MOST_PREPARED = 200;
/** Statement texts that this process has seen. */
const MOST_KNOWN = 2_000;

/**
 * Names of statements, by their text: a name never means two texts, not even where a pooler gives others the same
 * server connection. A text gets its name when it is sent a second time; many never are.
 */
const names = new LRUCache<string, string>({ max: MOST_KNOWN });

/** Its columns change when a migration adds one, and the server then refuses it under its name. */
const HAS_EVERY_COLUMN = /\breturning \*/i;

function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name =
    known === undefined || HAS_EVERY_COLUMN.test(text)
      ? ''
      : `hedgerow_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  names.set(text, name);
  return name;
}

/** Where we know the server behind a connection from. */
interface Peer {
  /** What the server called itself when the connection began. */
  processID?: number | null;
}

/**
 * The statements that a connection has prepared. Nothing is kept behind a pooler that gives each transaction another
 * server connection: it does not say whether it carries prepared statements along.
 */
export class PreparedStatements {
  private readonly described = new LRUCache<string, Field[]>({
    max: MOST_PREPARED,
    dispose: (_, name, reason) => {
      if (reason === 'evict') this.evicted.push(name);
    },
  });
  private evicted: string[] = [];
  private isKept: boolean | undefined;

  constructor(private readonly peer: Peer) {}

  /** Whether the answering process is known; `learn` tells. */
  get isKnown(): boolean {
    return this.isKept !== undefined;
  }

  /** The process that answered. */
  learn(backend: number): void {
    this.isKept = this.isOf(backend);
  }

  /** Whether that process is the one that the connection began with. */
  isOf(backend: number): boolean {
    return backend === this.peer.processID;
  }

  /** The name of a prepared statement; empty where it is not kept. */
  nameOf(text: string): string {
    return this.isKept ? nameOf(text) : '';
  }

  /** The columns of a statement, where the server has it prepared. */
  fieldsOf(name: string): Field[] | undefined {
    return name ? this.described.get(name) : undefined;
  }

  keep(name: string, fields: Field[]): void {
    if (name) this.described.set(name, fields);
  }

  /** Those that the server may close. */
  takeEvicted(): string[] {
    if (this.evicted.length === 0) return this.evicted;
    const evicted = this.evicted;
    this.evicted = [];
    return evicted;
  }

  /** The server has other statements than we thought, or answers them with other columns. */
  forget(): void {
    this.described.clear();
  }

  /** There is a pooler in between after all. */
  distrust(): void {
    this.isKept = false;
    this.forget();
  }
}

const ofConnections = new WeakMap<Peer, PreparedStatements>();

export function preparedOn(connection: Peer): PreparedStatements {
  const known = ofConnections.get(connection);
  if (known) return known;
  const prepared = new PreparedStatements(connection);
  ofConnections.set(connection, prepared);
  return prepared;
}
