import type { Tone } from '../../ui/status-mark';
import type { ClientStatus } from './clients-search';

/** The contract’s values, in the words of the screens. */
export const STATUS: Readonly<Record<ClientStatus, readonly [word: string, tone: Tone]>> = {
  lead: ['Lead', 'waiting'],
  active: ['Active', 'growing'],
  inactive: ['Inactive', 'resting'],
  archived: ['Archived', 'resting'],
};

export const KIND = { person: 'Person', company: 'Company' } as const;

export const CHANNEL = { email: 'Email', phone: 'Phone call', sms: 'Text message', letter: 'Letter' } as const;
