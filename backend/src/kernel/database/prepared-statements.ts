import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** A column of an answer, as pg describes it. */
export interface Field {
  name: string;
  dataTypeID: number;
}

/** Of one connection; each costs PostgreSQL memory there. */
const MOST_PREPARED = 200;
/** Texts that this process has seen. */
const MOST_KNOWN = 2_000;

/**
 * Names of statements, by their text: one name never means two texts, not even where a pooler hands the same server
 * connection to others. A text gets its name when it comes for the second time; many never do.
 */
const names = new LRUCache<string, string>({ max: MOST_KNOWN });

/** Answers another form once a migration has added a column, and the server refuses it under its name. */
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

/** What we know of a server behind its connection. */
interface Peer {
  /** What the server said who it is, when the connection began. */
  processID?: number | null;
}

/**
 * The statements that a connection has prepared. Behind a pooler that gives each transaction another server connection
 * nothing is kept: whether it carries prepared statements along, it does not say.
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

  /** Whether it is known who answers; `learn` tells. */
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

  /** The name under which a statement is kept; none where it is not. */
  nameOf(text: string): string {
    return this.isKept ? nameOf(text) : '';
  }

  /** What a statement answers, where the server has it. */
  fieldsOf(name: string): Field[] | undefined {
    return name ? this.described.get(name) : undefined;
  }

  keep(name: string, fields: Field[]): void {
    if (name) this.described.set(name, fields);
  }

  /** Those that the server may forget. */
  takeEvicted(): string[] {
    if (this.evicted.length === 0) return this.evicted;
    const evicted = this.evicted;
    this.evicted = [];
    return evicted;
  }

  /** The server has others than we thought, or answers them in another form than before. */
  forget(): void {
    this.described.clear();
  }

  /** Somebody stands between after all. */
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
