import { hash, verify } from '@node-rs/argon2';
import PQueue from 'p-queue';
import { Unavailable } from '../../kernel/problem/index.js';

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. The library's default is the `id` variant. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Everybody's password in the demo. Publicly known, so it signs nobody in in production. */
export const DEMO_PASSWORD = 'hedgerow-demo-2026';

/** Two of the four threads that files and name look-ups share, and twice 19 MiB. */
const hashing = new PQueue({ concurrency: 2 });
/** More would wait for seconds, and are told to retry instead. */
const MOST_WAITING = 40;

/** Compared for unknown e-mails, so that refusing them takes as long as for known ones. */
const decoy = hash('no password has this hash', ARGON2);

/**
 * Throws `Unavailable` (503) when too many are waiting.
 * @param salt where the same text must have the same hash; otherwise each has its own
 */
export function hashPassword(password: string, salt?: Buffer): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), { ...ARGON2, ...(salt && { salt }) }));
}

/** Takes equally long whether the account exists (`stored`) or not (`null`). Throws `Unavailable` (503) as above. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(async () => verify(stored ?? (await decoy), password.normalize('NFC')));
  return matches && stored !== null;
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (hashing.size >= MOST_WAITING) throw new Unavailable();
  return hashing.add(work);
}
