import type { DataSource, DeepPartial, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { v7 as uuidv7 } from 'uuid';
import { currentScope, db } from '../context/index.js';
import { IdTaken, VersionMismatch } from '../problem/index.js';
import { brokenConstraint } from './broken-constraint.js';

type EntityClass<Row> = new () => Row;

/** A row with a version that counts its changes. */
export interface Versioned {
  id: string;
  readonly version: number;
}

/** A new row: values, or SQL that computes them. */
export type NewRow<Row> = { [Column in keyof Row]?: DeepPartial<Row[Column]> | (() => string) };

/** A new id: time-ordered, so that inserts stay local in the index. */
export const newId = (): string => uuidv7();

/**
 * Inserts one record and reads it back as the database completed it. Throws 409 when the id that the caller chose is
 * taken.
 */
export async function insertRow<Row extends Pick<Versioned, 'id'>>(
  type: EntityClass<Row>,
  values: NewRow<NoInfer<Row>>,
): Promise<Row> {
  const [row] = await insertRows(type, [values]);
  if (!row) throw new Error(`A row of ${type.name} was not inserted.`);
  return row;
}

/** The same for several, in one statement and in their order. */
export async function insertRows<Row extends Pick<Versioned, 'id'>>(
  type: EntityClass<Row>,
  rows: Array<NewRow<NoInfer<Row>>>,
): Promise<Row[]> {
  if (rows.length === 0) return [];
  const parameters: unknown[] = [];
  const written = await inserted<Record<string, unknown>>(insertion({ type, rows }, parameters), parameters);
  return written.map((row) => rowOf(type, row));
}

/** New rows of one class. */
export interface NewRows<Row> {
  type: EntityClass<Row>;
  rows: Array<NewRow<Row>>;
}

/** Rows of several classes, each under a name. */
export type NewSets<Rows> = { [Name in keyof Rows]: NewRows<Rows[Name]> };
export type Sets<Rows> = { [Name in keyof Rows]: Array<Rows[Name]> };

/**
 * A row together with rows of other classes that refer to it by an id chosen in advance, in one statement. Triggers run
 * when all of them exist, so what is derived from them is computed once. Answers the parts in their order.
 */
export async function insertTogether<Row extends Versioned, Parts extends Record<string, Versioned>>(
  type: EntityClass<Row>,
  values: NewRow<NoInfer<Row>>,
  parts: NewSets<Parts>,
): Promise<{ row: Row; parts: Sets<Parts> }> {
  const parameters: unknown[] = [];
  const sets = Object.entries<NewRows<Versioned>>(parts).filter(([, { rows }]) => rows.length > 0);
  const sql = `
    with new_row as (${insertion({ type, rows: [values] }, parameters)})
    ${sets.map(([name, set]) => `, "new_${name}" as (${insertion(set, parameters)})`).join(' ')}
    select null as name, row_to_json(n) as row from new_row n
    ${sets.map(([name]) => `union all select '${name}', row_to_json(n) from "new_${name}" n`).join(' ')}`;
  const written = await inserted<{ name: string | null; row: Record<string, unknown> }>(sql, parameters);
  const ofName = (name: string | null) => written.filter((one) => one.name === name).map(({ row }) => row);
  const made = Object.entries<NewRows<Versioned>>(parts).map(
    ([name, set]) => [name, ofName(name).map((row) => rowOf(set.type, row))] as const,
  );
  // Each name has rows of its own class, which the types of entries forget.
  return { row: rowOf(type, ofName(null)[0]), parts: Object.fromEntries(made) as Sets<Parts> };
}

async function inserted<Answer>(sql: string, parameters: unknown[]): Promise<Answer[]> {
  try {
    return await db().query<Answer[]>(sql, parameters);
  } catch (error) {
    if (isPrimaryKeyViolation(error)) throw new IdTaken();
    throw error;
  }
}

/** Written without TypeORM's builder, which takes longer than PostgreSQL takes to insert the row. */
function insertion<Row extends Pick<Versioned, 'id'>>(
  { type, rows: given }: NewRows<Row>,
  parameters: unknown[],
): string {
  const { dataSource } = currentScope().manager;
  const { columns, tableName } = dataSource.getMetadata(type as EntityClass<ObjectLiteral>);
  const rows = given.map((row) => ({ ...row, id: row.id ?? newId() }));
  const named = columns.filter((column) => rows.some((row) => column.getEntityValue(row) !== undefined));
  const valueOf = (row: NewRow<Row>, column: ColumnMetadata) =>
    valueIn(row, column, dataSource, parameters) ?? 'default';
  const tuples = rows.map((row) => `(${named.map((column) => valueOf(row, column)).join(', ')})`);
  const names = named.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  return `insert into "${tableName}" (${names}) values ${tuples.join(', ')} returning ${columnsOf(type)}`;
}

/** What a row says of a column, as SQL; null where it says nothing. */
function valueIn(
  row: object,
  column: ColumnMetadata,
  { driver }: Pick<DataSource, 'driver'>,
  parameters: unknown[],
): string | null {
  const value = column.getEntityValue(row) as unknown;
  if (value === undefined) return null;
  if (typeof value === 'function') return (value as () => string)();
  return `$${parameters.push(driver.preparePersistentValue(value, column))}`;
}

/**
 * The columns that `rowOf` reads, for RETURNING. By name: a statement that answers all columns is not prepared, and
 * planned each time.
 */
export function columnsOf<Row>(type: EntityClass<Row>): string {
  const { columns } = currentScope().manager.dataSource.getMetadata(type as EntityClass<ObjectLiteral>);
  return columns
    .filter(isRead)
    .map(({ databaseName }) => `"${databaseName}"`)
    .join(', ');
}

const isRead = ({ isSelect, isVirtual }: ColumnMetadata): boolean => isSelect && !isVirtual;

/**
 * Changes one record if it still has the version that the caller saw, and reads it back.
 * Answers null when there is no such record; throws `VersionMismatch` (412) when somebody was faster.
 */
export async function updateRow<Row extends Versioned>(
  type: EntityClass<Row>,
  id: string,
  version: number | null,
  changes: NewRow<NoInfer<Row>>,
): Promise<Row | null> {
  const { manager } = currentScope();
  const written = await writeChanges(type, id, version, changes);
  if (written) return rowOf(type, written);
  const row = await manager.findOneBy(type, { id } as FindOptionsWhere<Row>);
  if (row && version !== null && row.version !== version) throw new VersionMismatch(row.version);
  return row;
}

/** Gives each record its own values in the same columns, in one statement. Answers those that exist, in no order. */
export async function updateRows<Row extends Versioned>(
  type: EntityClass<Row>,
  changes: Array<Pick<Row, 'id'> & Partial<Row>>,
): Promise<Row[]> {
  const [first] = changes;
  if (!first) return [];
  const { columns, tableName } = currentScope().manager.dataSource.getMetadata(type as EntityClass<ObjectLiteral>);
  const given = columns.filter(({ propertyName }) => propertyName !== 'id' && propertyName in first);
  const names = given.map(({ databaseName }) => `"${databaseName}"`);
  const rows = changes.map((row) => ({
    id: row.id,
    ...Object.fromEntries(given.map((column) => [column.databaseName, column.getEntityValue(row) as unknown])),
  }));
  const [written]: [Array<Record<string, unknown>>, number] = await db().query(
    `with given as materialized (select * from jsonb_populate_recordset(null::"${tableName}", $1))
     update "${tableName}" as held set ${names.map((name) => `${name} = given.${name}`).join(', ')}
     from given where held.tenant_id = (select app_tenant_id()) and held.id = given.id
     returning ${columns
       .filter(isRead)
       .map(({ databaseName }) => `held."${databaseName}"`)
       .join(', ')}`,
    [JSON.stringify(rows)],
  );
  return written.map((row) => rowOf(type, row));
}

/**
 * Counts a change of something that belongs to a record as a change of the record: its ETag and its place in lists of
 * changes move.
 */
export async function touchRow<Row extends Versioned>(type: EntityClass<Row>, id: string): Promise<Row | null> {
  // A value that is SQL, which the types of a row that is not known yet cannot follow.
  const unchanged = { version: () => 'version' } as NewRow<Row>;
  const written = await writeChanges(type, id, null, unchanged);
  return written ? rowOf(type, written) : null;
}

/** Answers the written row; nothing when no record has that version, or when there is nothing to change. */
async function writeChanges<Row extends Versioned>(
  type: EntityClass<Row>,
  id: string,
  version: number | null,
  changes: NewRow<Row>,
): Promise<Record<string, unknown> | undefined> {
  const { dataSource } = currentScope().manager;
  const { columns, tableName } = dataSource.getMetadata(type as EntityClass<ObjectLiteral>);
  const parameters: unknown[] = [];
  const assignments = columns.flatMap((column) => {
    const value = valueIn(changes, column, dataSource, parameters);
    return value === null ? [] : [`"${column.databaseName}" = ${value}`];
  });
  if (assignments.length === 0) return undefined;
  const seen = version === null ? '' : ` and "version" = $${parameters.push(version)}`;
  const [written]: [Array<Record<string, unknown>>, number] = await db().query(
    `update "${tableName}" set ${assignments.join(', ')} where "id" = $${parameters.push(id)}${seen}
     returning ${columnsOf(type)}`,
    parameters,
  );
  return written[0];
}

/** Locks one record until the transaction ends, so that a rule can be checked and still holds at COMMIT. */
export function lockRow<Row extends Versioned>(type: EntityClass<Row>, id: string): Promise<Row | null> {
  return currentScope().manager.findOne(type, {
    where: { id } as FindOptionsWhere<Row>,
    lock: { mode: 'for_no_key_update' },
  });
}

/** The entity of a row that came back by column names, also as JSON, as a query of its own would have read it. */
export function rowOf<Row extends object>(type: EntityClass<Row>, raw: Record<string, unknown> = {}): Row {
  const { dataSource } = currentScope().manager;
  const metadata = dataSource.getMetadata(type);
  const row = metadata.create() as Row;
  for (const column of metadata.columns.filter(isRead)) {
    const plain = column.type === 'bytea' ? bytesOf(raw[column.databaseName]) : raw[column.databaseName];
    const value: unknown = dataSource.driver.prepareHydratedValue(plain, column);
    column.setEntityValue(row, value);
  }
  return row;
}

/** JSON has no bytes: PostgreSQL writes them as `\x` and hexadecimal digits. */
const bytesOf = (value: unknown): unknown => (typeof value === 'string' ? Buffer.from(value.slice(2), 'hex') : value);

const isPrimaryKeyViolation = (error: unknown): boolean => brokenConstraint(error)?.endsWith('_pkey') ?? false;
