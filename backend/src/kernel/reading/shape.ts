import type { TextRow } from '../context/index.js';

/** JSON as text, of a value of that type. */
export type JsonOf<Value> = string & { readonly json?: Value };

/**
 * A member of an answer: the SQL of its columns, and how their texts become its JSON. `Given` is what the answer takes
 * from outside the row, for example what the caller may see.
 */
export interface Column<Value, Given = unknown> {
  readonly sql: readonly string[];
  /** Its columns start at `at`. */
  readonly write: (row: TextRow, at: number, given: Given) => JsonOf<Value>;
  /** SQL of its JSON, never null, where PostgreSQL can produce it: adjacent members then arrive as one text. */
  readonly inSql?: string | undefined;
  /** It comes with its neighbours that are kept in the same text. */
  readonly isKept?: true;
}

const column = <Value>(sql: string, write: (text: string) => string, inSql: string): Column<Value> => ({
  sql: [sql],
  inSql: `coalesce(${inSql}, 'null')`,
  write: (row, at) => {
    const text = row[at];
    return text === null || text === undefined ? 'null' : write(text);
  },
});

/** A column that may be null. */
export const orNull = <Value, Given>(filled: Column<Value, Given>): Column<Value | null, Given> => filled;

// Characters that JSON.stringify would change.
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

/** Free text. */
export const text = <Value extends string = string>(sql: string): Column<Value> =>
  column(sql, quoted, `to_json(${sql})`);

/** Ids and words of the program, without characters that JSON escapes: `to_json` is the most expensive part. */
export const word = <Value extends string = string>(sql: string): Column<Value> =>
  column(sql, (plain) => `"${plain}"`, `'"' || (${sql}) || '"'`);

/** A whole number or a decimal that JavaScript can hold. */
export const number = (sql: string): Column<number> => column(sql, (digits) => digits, `(${sql})::text`);

export const flag = (sql: string): Column<boolean> =>
  column(sql, (letter) => (letter === 't' ? 'true' : 'false'), `(${sql})::text`);

/** JSON that is stored as it is shown. */
export const json = <Value>(sql: string): Column<Value> => column(sql, (stored) => stored, sql);

/** An array of texts or numbers. */
export const list = <Value>(sql: string): Column<Value[]> => json(`to_json(${sql})`);

/** `2026-11-30 06:00:00.12+00`, as PostgreSQL writes it with our settings. */
const UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00$/;

const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

/** SQL of a `timestamptz(3)` as `Date.toISOString` writes it. */
export const instantText = (sql: string): string => `to_char(${sql} at time zone 'UTC', '${ISO}')`;

/** A `timestamptz(3)`, as `Date.toISOString` writes it. */
export const instant = (sql: string): Column<string> =>
  column(
    sql,
    (written) => {
      const [whole, day = '', time = '', fraction = ''] = UTC.exec(written) ?? [];
      return whole ? `"${day}T${time}.${fraction.padEnd(3, '0')}Z"` : `"${new Date(written).toISOString()}"`;
    },
    String.raw`to_char(${sql} at time zone 'UTC', '\"${ISO}\"')`,
  );

/** A `time` as people write it: `08:30`. */
export const timeOfDay = (sql: string): Column<string> =>
  column(sql, (written) => quoted(written.slice(0, 5)), `'"' || left((${sql})::text, 5) || '"'`);

/** Derived from stored JSON, or from null. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- inferred of `make`, which names what is stored
export const made = <Stored, Value>(sql: string, make: (stored: Stored | null) => Value): Column<Value> => ({
  sql: [sql],
  write: (row, at) => {
    const stored = row[at] ?? null;
    return JSON.stringify(make(stored === null ? null : (JSON.parse(stored) as Stored)));
  },
});

/** A text that is stored with the row and holds, ready as JSON, this member and its neighbours that are kept in the same one. */
export const kept = (sql: string): Column<never> => ({
  sql: [sql],
  inSql: sql,
  isKept: true,
  write: (row, at) => row[at] ?? '',
});

/** What does not come from the row. */
export const given = <Value, Given>(write: (given: Given) => JsonOf<Value>): Column<Value, Given> => ({
  sql: [],
  write: (_row, _at, from) => write(from),
});

/** null for callers who may not see it. */
export const shownIf = <Value, Given>(
  maySee: (given: Given) => boolean,
  hidden: Column<Value>,
): Column<Value | null, Given> => ({
  sql: hidden.sql,
  write: (row, at, from) => (maySee(from) ? hidden.write(row, at, from) : 'null'),
});

/** The same, depending on the row too: `isOwn` is SQL. */
export const shownOf = <Value, Given>(
  maySee: (given: Given, isOwn: boolean) => boolean,
  isOwn: string,
  hidden: Column<Value, Given>,
): Column<Value | null, Given> => ({
  sql: [isOwn, ...hidden.sql],
  write: (row, at, from) => (maySee(from, row[at] === 't') ? hidden.write(row, at + 1, from) : 'null'),
});

type Members<Dto, Given> = { readonly [Member in keyof Dto]-?: Column<Dto[Member], Given> };

/** A part of the JSON of a row: its prefix, and the member, or several as one text. */
interface Piece<Given> extends Column<unknown, Given> {
  readonly before: string;
}

const asSql = (written: string): string => `'${written.replaceAll("'", "''")}'`;

/** A function of PostgreSQL takes a hundred arguments. */
const MOST_TOGETHER = 45;

/** As few pieces as possible: neighbours whose JSON PostgreSQL can produce become one text. */
function piecesOf<Given>(members: Array<Piece<Given>>): Array<Piece<Given>> {
  const pieces: Array<Piece<Given>> = [];
  let together: Array<Piece<Given>> = [];
  const join = () => {
    const [first, ...others] = together;
    if (first) pieces.push(others.length > 0 ? joined(first, others) : first);
    together = [];
  };
  for (const member of members) {
    if (!member.inSql || together.length === MOST_TOGETHER) join();
    if (member.inSql) together.push(member);
    else pieces.push(member);
  }
  join();
  return pieces;
}

function joined<Given>(first: Piece<Given>, others: Array<Piece<Given>>): Piece<Given> {
  const values = [first.inSql, ...others.flatMap(({ before, inSql }) => [asSql(before), inSql])].join(', ');
  return { before: first.before, sql: [`concat(${values})`], write: (row, at) => row[at] ?? 'null' };
}

/**
 * How rows become the JSON of a DTO without objects in between. It stands next to the DTO: the type requires every
 * member, and a test compares it with what `from()` makes of the entity.
 */
export class Shape<Dto extends object, Given = unknown> implements Column<Dto, Given> {
  readonly sql: readonly string[];
  readonly write: Column<Dto, Given>['write'];
  readonly inSql: string | undefined;
  /** SQL that is null where the object does not exist: its first column. */
  readonly key: string;
  /** For `select`. */
  readonly columns: string;

  private rowByItself: Shape<Dto, Given> | undefined;

  constructor(
    private readonly members: Members<Dto, Given>,
    isOneText = true,
  ) {
    const named = Object.entries<Column<unknown, Given>>(members);
    const each = named
      .filter(([, { isKept, sql }], index) => !isKept || named[index - 1]?.[1].sql[0] !== sql[0])
      .map(([name, { sql, write, inSql, isKept }], index) => ({
        before: `${index === 0 ? '{' : ','}${isKept ? '' : `${JSON.stringify(name)}:`}`,
        sql,
        write,
        inSql,
      }));
    const pieces = isOneText ? piecesOf(each) : each;
    this.sql = pieces.flatMap(({ sql }) => sql);
    this.columns = this.sql.join(', ');
    this.key = each[0]?.sql[0] ?? 'null';
    if (each.every(({ inSql }) => inSql) && pieces[0] && pieces.length === 1)
      this.inSql = `concat(${asSql(pieces[0].before)}, ${this.columns}, '}')`;
    let at = 0;
    const placed = pieces.map(({ before, sql, write }) => {
      const piece = { before, at, write };
      at += sql.length;
      return piece;
    });
    this.write = (row, start, from) => {
      let written = '';
      for (const piece of placed) written += piece.before + piece.write(row, start + piece.at, from);
      return `${written}}`;
    };
  }

  /**
   * The same for few rows, with a column for each member: building JSON costs PostgreSQL more than it saves unless
   * there are many rows.
   */
  get apart(): Shape<Dto, Given> {
    return (this.rowByItself ??= new Shape(this.members, false));
  }

  /** The same with more members. */
  with<More extends object, Also>(more: Members<More, Also>): Shape<Dto & More, Given & Also> {
    return new Shape<Dto & More, Given & Also>({ ...this.members, ...more } as Members<Dto & More, Given & Also>);
  }

  /** JSON of each row; its columns are the first ones. */
  each(this: Shape<Dto>, rows: TextRow[]): Array<JsonOf<Dto>> {
    return rows.map((row) => this.write(row, 0, undefined));
  }
}

/** A member that is an object; null where its first column is. */
export const part = <Dto extends object, Given>(shape: Shape<Dto, Given>): Column<Dto | null, Given> => {
  const { sql, key, inSql } = shape;
  const where = (there: string, otherwise: string) => `case when ${key} is not null then ${there} ${otherwise} end`;
  return {
    sql: sql.map((each, index) => (index === 0 && each !== key ? where(each, '') : each)),
    write: (row, at, from) => (row[at] === null ? 'null' : shape.write(row, at, from)),
    inSql: inSql && where(inSql, `else 'null'`),
  };
};

export const arrayOf = <Item>(items: Array<JsonOf<Item>>): JsonOf<Item[]> => `[${items.join(',')}]`;
