import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import {
  db,
  insertRow,
  insertRows,
  insertTogether,
  type NewRow,
  type NewSets,
  type Sets,
  touchRow,
  updateRow,
  updateRows,
  type Versioned,
} from '../database/index.js';
import { type DomainEvent, DomainEvents, type EventFacts } from '../events/index.js';
import { NotFound, requireVersion, type SeenVersion } from '../problem/index.js';
import { changedValues, differingColumns } from './changed-values.js';

/** A kind of record, declared once by the domain that keeps it. */
export interface RecordKind<Row extends Versioned> {
  /** The class of its rows. */
  entity: new () => Row;
  /** The record as its events carry it: as stored, the same for every actor. No secrets, because webhooks send it. */
  describe(row: Row): object | Promise<object>;
}

/** How a record changes besides its own columns. */
export interface RecordChange {
  /** The version that the caller saw, or null for any. */
  version?: SeenVersion;
  /** Changes what belongs to the record and is shown with it; answers whether that made a difference. */
  parts?: (() => Promise<boolean>) | undefined;
}

/** The event of a change; null for an intermediate step, and for what another record's event tells. */
type Telling = DomainEvent | null;

/**
 * The one way to change records that have events: writes the row, bumps its version and records the event with the
 * previous values of the changed fields, all in the caller's transaction. A change that changes nothing makes no
 * version and no event.
 */
@Injectable()
export class RecordWriter {
  constructor(private readonly events: DomainEvents) {}

  /** Inserts a record; `parts` adds what belongs to it before its event is written. */
  async insert<Row extends Versioned>(
    kind: RecordKind<Row>,
    event: Telling,
    values: NewRow<NoInfer<Row>>,
    parts?: (row: Row) => Promise<void>,
  ): Promise<Row> {
    const row = await insertRow(kind.entity, values);
    await parts?.(row);
    if (event) await this.record(kind, event, row);
    return row;
  }

  /**
   * The same for parts that only need the record's id, which is chosen in advance: one statement writes all of them.
   */
  async insertWith<Row extends Versioned, Parts extends Record<string, Versioned>>(
    { entity, describe }: { entity: new () => Row; describe: (row: Row, parts: Sets<Parts>) => object },
    event: DomainEvent,
    values: NewRow<NoInfer<Row>>,
    parts: NewSets<Parts>,
  ): Promise<{ row: Row; parts: Sets<Parts> }> {
    const written = await insertTogether(entity, values, parts);
    await this.record({ entity, describe: (row) => describe(row, written.parts) }, event, written.row);
    return written;
  }

  /** Inserts several records in one statement. Answers them in their order. */
  async insertMany<Row extends Versioned>(
    kind: RecordKind<Row>,
    event: Telling,
    values: Array<NewRow<NoInfer<Row>>>,
  ): Promise<Row[]> {
    const rows = await insertRows(kind.entity, values);
    if (event) await this.recordMany(kind, event, rows);
    return rows;
  }

  /**
   * Updates a record that the transaction has locked, from `before`. Throws `VersionMismatch` (412) when somebody was
   * faster.
   */
  async update<Row extends Versioned>(
    kind: RecordKind<Row>,
    event: Telling,
    before: Row,
    changes: Partial<Row>,
    { version = null, parts }: RecordChange = {},
  ): Promise<Row> {
    requireVersion(before, version);
    const columns = differingColumns(before, changes);
    const changesColumns = Object.keys(columns).length > 0;
    if (!changesColumns && !parts) return before;
    const write = async () => {
      const changesParts = (await parts?.()) ?? false;
      if (!changesColumns && !changesParts) return before;
      const written = changesColumns
        ? await updateRow(kind.entity, before.id, null, columns as NewRow<Row>)
        : await touchRow(kind.entity, before.id);
      if (!written) throw new NotFound();
      return written;
    };
    return event ? this.around(kind, event, before, write) : write();
  }

  /** Gives locked records new values in the same columns, in one statement. Answers them as they are afterwards. */
  async updateMany<Row extends Versioned>(
    kind: RecordKind<Row>,
    event: DomainEvent,
    rows: Row[],
    changesOf: (row: Row) => Partial<Row>,
  ): Promise<Row[]> {
    const differing = rows.filter((row) => Object.keys(differingColumns(row, changesOf(row))).length > 0);
    const shownBefore: object[] = [];
    for (const row of differing) shownBefore.push(await kind.describe(row));
    const ids = differing.map(({ id }) => id);
    const found = await updateRows(
      kind.entity,
      differing.map((row) => ({ ...changesOf(row), id: row.id })),
    );
    const written = new Map(found.map((row) => [row.id, row]));
    const facts: EventFacts[] = [];
    for (const [index, id] of ids.entries()) {
      const row = written.get(id);
      if (!row) throw new NotFound();
      const shown = await kind.describe(row);
      const previous = changedValues(shownBefore[index] ?? {}, shown);
      facts.push({ entityId: id, version: row.version, data: { ...shown }, previous });
    }
    this.events.recordMany(event, facts);
    return rows.map((row) => written.get(row.id) ?? row);
  }

  /**
   * Lets `work` change a record, or something that is shown with it and makes no new version. `work` answers the row as
   * it is afterwards.
   */
  async around<Row extends Versioned>(
    kind: RecordKind<Row>,
    event: DomainEvent,
    before: Row,
    work: () => Promise<Row>,
  ): Promise<Row> {
    const shownBefore = await kind.describe(before);
    const row = await work();
    const shown = await kind.describe(row);
    const previous = changedValues(shownBefore, shown);
    // A secret may have been replaced and look the same.
    if (row.version === before.version && Object.keys(previous).length === 0) return row;
    this.events.record(event, { entityId: row.id, version: row.version, data: { ...shown }, previous });
    return row;
  }

  /** Deletes a locked record; its event carries the last state. */
  async delete<Row extends Versioned>(
    kind: RecordKind<Row>,
    event: DomainEvent,
    row: Row,
    version: SeenVersion = null,
  ): Promise<void> {
    requireVersion(row, version);
    await this.record(kind, event, row);
    await db().delete(kind.entity, { id: row.id });
  }

  /** Deletes records that no one else can change now, in one statement. Each event has the last state of its record. */
  async deleteMany<Row extends Versioned>(kind: RecordKind<Row>, event: DomainEvent, rows: Row[]): Promise<void> {
    await db().delete(kind.entity, { id: In(rows.map(({ id }) => id)) });
    await this.recordMany(kind, event, rows);
  }

  /** Records an event without a change: somebody has seen the record's secret. */
  record<Row extends Versioned>(kind: RecordKind<Row>, event: DomainEvent, row: Row): Promise<void> {
    return this.recordMany(kind, event, [row]);
  }

  /** The same for many that were written in sets. */
  async recordMany<Row extends Versioned>(kind: RecordKind<Row>, event: DomainEvent, rows: Row[]): Promise<void> {
    const facts: EventFacts[] = [];
    for (const row of rows) {
      facts.push({ entityId: row.id, version: row.version, data: { ...(await kind.describe(row)) } });
    }
    this.events.recordMany(event, facts);
  }
}
