import { isDeepStrictEqual } from 'node:util';

/** Columns that every change moves, and that therefore say nothing about it. */
const ALWAYS_MOVES = new Set(['version', 'revision', 'updatedAt']);

/** The fields of a record that differ, with their previous values; both sides as the API shows them. */
export function changedValues(before: object, after: object): Record<string, unknown> {
  const now = new Map(Object.entries<unknown>({ ...after }));
  return Object.fromEntries(
    Object.entries<unknown>({ ...before }).filter(
      ([field, value]) => !ALWAYS_MOVES.has(field) && !isSame(value, now.get(field)),
    ),
  );
}

/** Of some new values, those that the row does not hold already; absent ones are no change. */
export function differingColumns<Row extends object>(row: Row, wanted: Partial<Row>): Partial<Row> {
  const held = new Map(Object.entries({ ...row } as Record<string, unknown>));
  const differing = Object.entries({ ...wanted } as Record<string, unknown>).filter(
    ([column, value]) => value !== undefined && !isSame(value, held.get(column)),
  );
  return Object.fromEntries(differing) as Partial<Row>;
}

/** Compares as JSON, whatever the order of members: the database has its own. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || isDeepStrictEqual(asJson(one), asJson(other));
}

const asJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
