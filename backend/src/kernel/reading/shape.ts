import type { TextRow } from '../context/index.js';

/** JSON as text, of a value of that type. */
export type JsonOf<Value> = string & { readonly json?: Value };

/**
 * A member of an answer: the SQL of its columns, and how their texts become its JSON. `Given` is what the answer takes from
 * elsewhere than the row, for example what the caller may see.
 */
export interface Column<Value, Given = unknown> {
  readonly sql: readonly string[];
  /** The texts of its columns stand from `at` on. */
  readonly write: (row: TextRow, at: number, given: Given) => JsonOf<Value>;
}

const column = <Value>(sql: string, write: (text: string) => string): Column<Value> => ({
  sql: [sql],
  write: (row, at) => {
    const text = row[at];
    return text === null || text === undefined ? 'null' : write(text);
  },
});

/** A column that may be null. */
export const orNull = <Value, Given>(filled: Column<Value, Given>): Column<Value | null, Given> => filled;

// What JSON.stringify would change.
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

/** Text, and words of a list that the type names. */
export const text = <Value extends string = string>(sql: string): Column<Value> => column(sql, quoted);

/** A whole number or a decimal that JavaScript can hold. */
export const number = (sql: string): Column<number> => column(sql, (digits) => digits);

export const flag = (sql: string): Column<boolean> => column(sql, (letter) => (letter === 't' ? 'true' : 'false'));

/** JSON that is stored as it is shown. */
export const json = <Value>(sql: string): Column<Value> => column(sql, (stored) => stored);

/** An array of texts or numbers. */
export const list = <Value>(sql: string): Column<Value[]> => json(`to_json(${sql})`);

/** `2026-11-30 06:00:00.12+00`, as PostgreSQL writes it with our settings. */
const UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00$/;

/** A `timestamptz(3)`, as `Date.toISOString` writes it. */
export const instant = (sql: string): Column<string> =>
  column(sql, (written) => {
    const [whole, day = '', time = '', fraction = ''] = UTC.exec(written) ?? [];
    return whole ? `"${day}T${time}.${fraction.padEnd(3, '0')}Z"` : `"${new Date(written).toISOString()}"`;
  });

/** A `time` as people write it: `08:30`. */
export const timeOfDay = (sql: string): Column<string> => column(sql, (written) => quoted(written.slice(0, 5)));

/** Something that is made of stored JSON, or of null. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- inferred of `make`, which names what is stored
export const made = <Stored, Value>(sql: string, make: (stored: Stored | null) => Value): Column<Value> => ({
  sql: [sql],
  write: (row, at) => {
    const stored = row[at] ?? null;
    return JSON.stringify(make(stored === null ? null : (JSON.parse(stored) as Stored)));
  },
});

/** What does not come from the row. */
export const given = <Value, Given>(write: (given: Given) => JsonOf<Value>): Column<Value, Given> => ({
  sql: [],
  write: (_row, _at, from) => write(from),
});

/** null for whoever may not see it. */
export const shownIf = <Value, Given>(
  maySee: (given: Given) => boolean,
  hidden: Column<Value>,
): Column<Value | null, Given> => ({
  sql: hidden.sql,
  write: (row, at, from) => (maySee(from) ? hidden.write(row, at, from) : 'null'),
});

/** The same where it depends on the row too: `isOwn` is SQL. */
export const shownOf = <Value, Given>(
  maySee: (given: Given, isOwn: boolean) => boolean,
  isOwn: string,
  hidden: Column<Value, Given>,
): Column<Value | null, Given> => ({
  sql: [isOwn, ...hidden.sql],
  write: (row, at, from) => (maySee(from, row[at] === 't') ? hidden.write(row, at + 1, from) : 'null'),
});

type Members<Dto, Given> = { readonly [Member in keyof Dto]-?: Column<Dto[Member], Given> };

/**
 * How rows become the JSON of a DTO, without objects in between. It stands next to the DTO: the type asks for every member,
 * and a test compares it with what `from()` makes of the entity.
 */
export class Shape<Dto extends object, Given = unknown> implements Column<Dto, Given> {
  readonly sql: readonly string[];
  readonly write: Column<Dto, Given>['write'];

  constructor(private readonly members: Members<Dto, Given>) {
    const columns = Object.entries<Column<unknown, Given>>(members);
    this.sql = columns.flatMap(([, { sql }]) => sql);
    let at = 0;
    const parts = columns.map(([name, { sql, write }], index) => {
      const part = { before: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`, at, write };
      at += sql.length;
      return part;
    });
    this.write = (row, start, from) => {
      let written = '';
      for (const part of parts) written += part.before + part.write(row, start + part.at, from);
      return `${written}}`;
    };
  }

  /** The same with more members. */
  with<More extends object, Also>(more: Members<More, Also>): Shape<Dto & More, Given & Also> {
    return new Shape<Dto & More, Given & Also>({ ...this.members, ...more } as Members<Dto & More, Given & Also>);
  }

  /** For `select`. */
  get columns(): string {
    return this.sql.join(', ');
  }

  /** JSON of each row; its columns are the first ones. */
  each(this: Shape<Dto>, rows: TextRow[]): Array<JsonOf<Dto>> {
    return rows.map((row) => this.write(row, 0, undefined));
  }
}

/** A member that is an object; null where its first column is. */
export const part = <Dto extends object, Given>(shape: Shape<Dto, Given>): Column<Dto | null, Given> => ({
  sql: shape.sql,
  write: (row, at, from) => (row[at] === null ? 'null' : shape.write(row, at, from)),
});

export const arrayOf = <Item>(items: Array<JsonOf<Item>>): JsonOf<Item[]> => `[${items.join(',')}]`;
