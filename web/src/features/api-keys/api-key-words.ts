import type { ApiKeyDto } from '../../api/generated/requests/types.gen';
import { type Can, no } from '../../lib/can';
import type { Tone } from '../../ui/status-mark';

type KeyFacts = Pick<ApiKeyDto, 'state' | 'expiresAt'>;

const SOON_MS = 14 * 86_400_000;

const ENDED: Readonly<Record<string, readonly [word: string, tone: Tone]>> = {
  revoked: ['Revoked', 'resting'],
  expired: ['Expired', 'trouble'],
};

/** How a key is doing, in a word and a color. One that expires within two weeks says so. */
export function stateOf({ state, expiresAt }: KeyFacts, now: Date): readonly [word: string, tone: Tone] {
  const endsSoon = expiresAt !== null && Date.parse(expiresAt) - now.getTime() < SOON_MS;
  return ENDED[state] ?? (endsSoon ? ['Expires soon', 'waiting'] : ['Active', 'growing']);
}

/** Why someone who manages keys can’t rotate this one. */
export const whyNoSecret = ({ state }: Pick<ApiKeyDto, 'state'>): Can =>
  no(ENDED[state] ? `This key is ${state}.` : 'This key has scopes that your role doesn’t have.');
