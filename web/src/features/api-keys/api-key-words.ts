import type { Tone } from '../../ui/status-mark';

interface KeyFacts {
  state: string;
  expiresAt: string | null;
}

const SOON_MS = 14 * 86_400_000;

/** How a key is doing, in words and in colour. One that ends within two weeks says so. */
export function stateOf({ state, expiresAt }: KeyFacts, now: Date): readonly [word: string, tone: Tone] {
  if (state === 'revoked') return ['Revoked', 'resting'];
  if (state === 'expired') return ['Expired', 'trouble'];
  const endsSoon = expiresAt !== null && Date.parse(expiresAt) - now.getTime() < SOON_MS;
  return endsSoon ? ['Expires soon', 'waiting'] : ['Active', 'growing'];
}
