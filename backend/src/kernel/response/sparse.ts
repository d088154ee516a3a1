import type { Type } from '@nestjs/common';
import type { Call } from '../endpoint/index.js';
import { ValidationFailed } from '../problem/index.js';
import { companionsOf, itemTypeOf, joinedWords, memberNames } from '../dto/index.js';

export const FIELDS = 'fields';
export const FIELD_LIST = /^[A-Za-z]{1,60}(,[A-Za-z]{1,60}){0,99}$/;

type Members = Record<string, unknown>;
type Query = Record<string, string | string[] | undefined>;

/**
 * `?fields=id,displayName` on every GET: only these members of the record, or of each row of a list. Applied to the
 * answer, after its ETag is known and its transaction is over, so that no route needs a line for it. Answers nothing
 * where all members are wanted.
 */
export function sparseAnswer({ request, route: { type, inputs } }: Call): ((body: unknown) => unknown) | undefined {
  const { [FIELDS]: given, ...query } = request.query as Query;
  if (!type || request.method !== 'GET' || given === undefined) return undefined;
  const fields = namesOf(given);
  // The rest goes on to the route's checks, which do not know this parameter.
  request.query = query;
  const included = String(joinedWords(query['include'] ?? '')).split(',');
  const companions = companionsOf(inputs.flatMap((input) => input.type ?? []));
  const missing = companions.filter((name) => fields.includes(name) && !included.includes(name));
  if (missing.length > 0) throw notIncluded(missing);
  // Included records are wanted, whichever fields are.
  const kept = new Set([...fields, ...included]);
  return (answer) => {
    const body = answer as Members;
    const rows = isPage(body) ? body.items : [body];
    requireKnown(fields, itemTypeOf(type), rows[0]);
    const sparse = rows.map((row) => only(row, kept));
    return isPage(body) ? { ...body, items: sparse } : sparse[0];
  };
}

/** Members that a row has are known too: some fields are only present when they say something. */
function requireKnown(fields: string[], type: Type, row: Members = {}): void {
  const known = new Set([...memberNames(type), ...Object.keys(row)]);
  const unknown = fields.filter((field) => !known.has(field));
  if (unknown.length > 0)
    throw refused(`Unknown field: ${unknown.join(', ')}. Available fields: ${[...known].sort().join(', ')}.`);
}

function namesOf(given: unknown): string[] {
  const names = joinedWords(given);
  if (typeof names === 'string' && FIELD_LIST.test(names)) return names.split(',');
  throw refused('Send field names separated by commas, like id,createdAt.', 'matches');
}

const refused = (detail: string, code = 'unknown_field') => new ValidationFailed([{ parameter: FIELDS, code, detail }]);

/** Such rows would lack what was asked for. */
const notIncluded = (names: string[]) =>
  refused(`Add include=${names.join(',')} to get ${names.join(' and ')}.`, 'not_included');

const isPage = (body: Members): body is { items: Members[] } => Array.isArray(body['items']) && 'nextCursor' in body;

const only = (row: Members, kept: Set<string>): Members =>
  Object.fromEntries(Object.entries(row).filter(([name]) => kept.has(name)));
