import { defineThreadedTask, type Threads } from '../../kernel/threads/index.js';
import { isShort } from './password-length.js';
import { ShortPassword, WeakPassword } from './passwords.errors.js';

/** Rates a password. The word lists take tens of megabytes, and a long password takes time: both go to a thread. */
export const RatePassword = defineThreadedTask<{ password: string; known: string[] }, { isGuessable: boolean }>({
  name: 'auth.rate-password',
  lane: 'quick',
  timeLimitMs: 15_000,
  module: new URL('./rate-password.thread.js', import.meta.url),
});

/**
 * Refuses passwords that attackers try first or that contain what is known about the person or the company; there are
 * no rules about kinds of characters (NIST SP 800-63B). Where a second factor is asked for as well, it may be short.
 */
export async function requireStrongPassword(
  threads: Threads,
  password: string,
  known: string[],
  isAlone = true,
): Promise<{ isShort: boolean }> {
  const isTooShortAlone = isShort(password);
  if (isTooShortAlone && isAlone) throw new ShortPassword();
  const { isGuessable } = await threads.run(RatePassword, { password, known });
  if (isGuessable) throw new WeakPassword('This password is too easy to guess. Try a few unrelated words.');
  return { isShort: isTooShortAlone };
}
