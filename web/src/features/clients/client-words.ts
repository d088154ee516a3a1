import type { Tone } from '../../ui/status-mark';
import type { ClientStatus } from './clients-search';

/** The words of the contract as the office says them. */
export const STATUS: Readonly<Record<ClientStatus, readonly [word: string, tone: Tone]>> = {
  lead: ['Lead', 'waiting'],
  active: ['Active', 'growing'],
  inactive: ['Inactive', 'resting'],
  archived: ['Archived', 'resting'],
};

export const KIND = { person: 'Person', company: 'Company' } as const;

export const CHANNEL = { email: 'E-mail', phone: 'Phone call', sms: 'Text message', letter: 'Letter' } as const;

export const CONTACT_ROLE = {
  owner: 'Owner',
  tenant: 'Tenant',
  manager: 'Manager',
  accounts_payable: 'Accounts payable',
  site: 'On site',
} as const;

export const PHONE_LABEL = { mobile: 'Mobile', home: 'Home', work: 'Work', other: 'Other' } as const;

/** ISO weekdays: 1 is Monday. */
export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** `Select` wants pairs. */
export const optionsOf = <T extends string>(words: Readonly<Record<T, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));
