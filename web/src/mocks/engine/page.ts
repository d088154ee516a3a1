import { MockProblem } from '../problem';
import { without } from '../without';

interface PageQuery {
  limit?: number;
  cursor?: string;
  updatedSince?: string;
  count?: 'exact' | 'estimate';
  sort?: string;
  include?: readonly string[];
}

interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
  count?: { value: number; precision: 'exact' | 'estimate' };
}

/**
 * One page of rows that are filtered, in the order that was asked for. A cursor names the last row that was sent and what was asked; with
 * other filters it is refused, as the real ones are.
 */
export function pageOf<Row extends object>(rows: readonly Row[], query: PageQuery): Page<Row> {
  const { limit = 50, cursor, count } = query;
  // What rows bring along does not change which ones they are.
  const asked = without(query, 'limit', 'cursor', 'count', 'include');
  const since = asked.updatedSince;
  const changed = since === undefined ? rows : rows.filter((row) => changedAt(row) >= new Date(since).toISOString());
  const kept = asked.sort === undefined ? changed : changed.toSorted(inOrderOf(asked.sort));
  const start = cursor === undefined ? 0 : startOf(cursor, JSON.stringify(asked), kept);
  const items = kept.slice(start, start + limit);
  const last = items.at(-1);
  const isLast = last === undefined || start + items.length >= kept.length;
  return {
    items,
    ...(count && { count: { value: kept.length, precision: count } }),
    nextCursor: isLast ? null : btoa(encodeURIComponent(JSON.stringify([nameOf(last), asked]))),
  };
}

/** Fields behind the words of `sort`; rows that are equal in one stay as the handler put them. */
const SORTED_BY: Readonly<Record<string, readonly string[]>> = {
  created: ['createdAt'],
  updated: ['updatedAt'],
  date: ['date'],
  name: ['displayName', 'name'],
};

function inOrderOf(sort: string): (a: object, b: object) => number {
  const names = SORTED_BY[sort.replace(/^-/, '')] ?? [];
  const direction = sort.startsWith('-') ? -1 : 1;
  const keyOf = (row: object): string => {
    const [value] = names.flatMap((name) => (row as Record<string, string | null | undefined>)[name] ?? []);
    // What has no date comes last.
    return value ?? '~';
  };
  return (a, b) => direction * keyOf(a).localeCompare(keyOf(b));
}

/** How many of a kind a row brings along with `include`, at most. */
export const INCLUDED = 20;

/** A list that is short by nature and comes whole. */
export const wholePage = <Row>(items: Row[]): Page<Row> => ({ items, nextCursor: null });

function startOf(cursor: string, asked: string, rows: readonly object[]): number {
  try {
    const [after, askedThen] = JSON.parse(decodeURIComponent(atob(cursor))) as [string, unknown];
    if (JSON.stringify(askedThen) === asked) return rows.findIndex((row) => nameOf(row) === after) + 1;
  } catch {
    // Falls through: a cursor that cannot be read is refused like one of another list.
  }
  throw new MockProblem(400, 'invalid_cursor', {
    detail: 'Start again without a cursor; a cursor is good only for the filters it came with.',
    errors: [{ parameter: 'cursor', code: 'invalid_cursor', detail: 'Not a cursor of this list.' }],
  });
}

const changedAt = (row: object): string =>
  'updatedAt' in row ? String(row.updatedAt) : 'at' in row ? String(row.at) : '';

const nameOf = (row: object): string => ('id' in row ? String(row.id) : JSON.stringify(row));

/** Does a text have all the words of a search, as beginnings of its own? Accents, case and signs count for nothing. */
export function matches(texts: ReadonlyArray<string | null | undefined>, search: string | undefined): boolean {
  if (search === undefined) return true;
  const words = plain(search).split(' ').filter(Boolean);
  const found = ` ${texts.map((text) => plain(text ?? '')).join(' ')}`;
  const digits = texts.map((text) => (text ?? '').replace(/\D/g, '')).join(' ');
  return (
    words.every((word) => found.includes(` ${word}`) || (word.length > 3 && digits.includes(word))) ||
    (/^[\d\s()+-]{4,}$/.test(search) && digits.includes(search.replace(/\D/g, '')))
  );
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Does a filter that may be repeated, or left out, let a value through? */
export const among = <Value>(wanted: Value | readonly Value[] | undefined, value: Value): boolean =>
  wanted === undefined || [wanted].flat().includes(value);
