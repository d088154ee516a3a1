import { hash, verify } from '@node-rs/argon2';
import PQueue from 'p-queue';
import { Unavailable } from '../../kernel/problem/index.js';

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. The library's default is the `id` variant. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Signs everybody of the demo in. Known to all the world, hence to nobody in production. */
export const DEMO_PASSWORD = 'hedgerow-demo-2026';

/** Two of the four threads that files and name look-ups need, too, and twice 19 MiB. */
const hashing = new PQueue({ concurrency: 2 });
/** Whoever comes after them would wait for seconds, and is told to come again. */
const MOST_WAITING = 40;

/** A hash of nothing in particular, so that unknown e-mails take as long to refuse as known ones. */
const decoy = hash('no password has this hash', ARGON2);

/** Throws `Unavailable` (503) when too many are at it already. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), ARGON2));
}

/** Compares in the same time whether there is somebody (`stored`) or not (`null`). Throws `Unavailable` (503) as above. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(async () => verify(stored ?? (await decoy), password.normalize('NFC')));
  return matches && stored !== null;
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (hashing.size >= MOST_WAITING) throw new Unavailable();
  return hashing.add(work);
}
