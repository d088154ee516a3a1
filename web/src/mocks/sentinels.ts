import type { MockDb } from './db';
import { MockProblem } from './problem';

/** Names that make the mock fail or dawdle, wherever they are sent: in a field, in a search. The README lists them. */
const SENTINELS: ReadonlyArray<readonly [text: RegExp, does: (db: MockDb) => void | Promise<void>]> = [
  [
    /server error 500/i,
    () => {
      throw new MockProblem(500, 'internal_error', { detail: 'The mock was asked to fail.' });
    },
  ],
  [
    /unavailable 503/i,
    () => {
      throw new MockProblem(503, 'unavailable', {
        detail: 'Try again in a moment; nothing was changed.',
        headers: { 'Retry-After': '5' },
      });
    },
  ],
  [
    /too many 429/i,
    () => {
      throw new MockProblem(429, 'too_many_requests', { detail: 'Try again in 5 s.', headers: { 'Retry-After': '5' } });
    },
  ],
  [/\bslow answer/i, (db) => db.wait(SLOW_MS)],
];

const SLOW_MS = 3_000;

/** A client of this name may not be archived, whatever jobs it has. */
export const HAS_OPEN_JOBS = 'Has Open Jobs';

/** Obeys the sentinels in what was sent, or in the record that was asked for. */
export async function obeySentinels(db: MockDb, said: unknown): Promise<void> {
  const text = JSON.stringify(said);
  for (const [sentinel, obey] of SENTINELS) if (sentinel.test(text)) await obey(db);
}
