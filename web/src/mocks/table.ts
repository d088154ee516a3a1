import type { Person } from './db';
import { MockProblem, notFound } from './problem';

interface Row {
  id: string;
  version: number;
  updatedAt?: string;
}

/** Hears of each change: the event stream of the company. */
export type Recorder = (
  who: Person,
  change: { type: string; entityType: string; row: Row; previous: Partial<Row> | null },
) => void;

/** Records of one kind. Every change has a new version and is an event, as in the real thing. */
export class Table<R extends Row> {
  private readonly rows = new Map<string, R>();

  /** @param entity the name in events, and the beginning of `…_not_found` */
  constructor(
    private readonly entity: string,
    private readonly record: Recorder,
    private readonly now: () => Date,
  ) {}

  all(): R[] {
    return [...this.rows.values()];
  }

  find(id: string | null | undefined): R | null {
    return this.rows.get(id ?? '') ?? null;
  }

  /** Throws `…_not_found` (404). */
  get(id: string): R {
    const row = this.rows.get(id);
    if (!row) throw notFound(`${this.entity}_not_found`, `There is no such ${this.entity}.`);
    return row;
  }

  /** Puts seed data in: nobody did that, so there is no event. */
  seed(row: R): R {
    this.rows.set(row.id, row);
    return row;
  }

  add(who: Person, row: R): R {
    if (this.rows.has(row.id))
      throw new MockProblem(409, 'id_taken', {
        errors: [{ pointer: '/id', code: 'id_taken', detail: 'Already in use.' }],
      });
    this.rows.set(row.id, row);
    this.record(who, { type: `${this.entity}.created`, entityType: this.entity, row, previous: null });
    return row;
  }

  /** Writes what is given; `undefined` is left as it was. @param what the second word of the event */
  change(who: Person, id: string, changes: Partial<R>, what = 'updated'): R {
    const before = this.get(id);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const row: R = { ...before, ...given, version: before.version + 1 };
    if ('updatedAt' in before) row.updatedAt = this.now().toISOString();
    this.rows.set(id, row);
    const previous = Object.fromEntries(Object.keys(given).map((key) => [key, before[key as keyof R]]));
    this.record(who, { type: `${this.entity}.${what}`, entityType: this.entity, row, previous });
    return row;
  }

  /** Writes without a word: steps of background work, of which only the end is an event. */
  touch(id: string, changes: Partial<R>): R {
    const before = this.get(id);
    const row: R = { ...before, ...changes, version: before.version + 1 };
    if ('updatedAt' in before) row.updatedAt = this.now().toISOString();
    this.rows.set(id, row);
    return row;
  }

  remove(who: Person, id: string): void {
    const row = this.get(id);
    this.rows.delete(id);
    this.record(who, { type: `${this.entity}.deleted`, entityType: this.entity, row, previous: row });
  }
}

/** Throws `version_mismatch` (412) unless `If-Match` names the version that is current. */
export function requireVersion(headers: Headers, { version }: { version: number }): void {
  const wanted = headers.get('if-match')?.replace(/^W\//, '') ?? '*';
  if (wanted === '*' || wanted.replace(/^"|"$/g, '').split('.')[0] === String(version)) return;
  throw new MockProblem(412, 'version_mismatch', {
    detail: 'Read it again, then repeat your change.',
    members: { currentVersion: version },
  });
}
