import { hash, verify } from '@node-rs/argon2';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { WeakPassword } from './auth.errors.js';

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. The library's default is the `id` variant. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const PASSWORD = { min: 15, max: 128 } as const;

/** Signs everybody of the demo in. Known to all the world, hence to nobody in production. */
export const DEMO_PASSWORD = 'hedgerow-demo-2026';

/** Of 0 to 4: 3 withstands an offline attack on a slow hash. */
const SAFE_SCORE = 3;

/** A hash of nothing in particular, so that unknown e-mails take as long to refuse as known ones. */
const decoy = hash('no password has this hash', ARGON2);

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), ARGON2);
}

/** Compares in the same time whether there is somebody (`stored`) or not (`null`). */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await decoy), password.normalize('NFC'));
  return matches && stored !== null;
}

let strength: Promise<ZxcvbnFactory> | undefined;

/** Read when a password is chosen first: the guessers' words take 20 MB, of the worker too, and a fifth of a second. */
async function readStrength(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
}

/** Refuses what guessers try first; no rules about kinds of characters (NIST SP 800-63B). */
export async function requireStrongPassword(password: string, knownAboutUser: string[]): Promise<void> {
  strength ??= readStrength().catch((error: unknown) => {
    strength = undefined;
    throw error;
  });
  if ((await strength).check(password, knownAboutUser).score >= SAFE_SCORE) return;
  throw new WeakPassword(
    'This is among the first that guessers try. A few unrelated words are both safe and easy to keep.',
  );
}
