/** What a client is to the company. Only actions change it: see `TRANSITIONS`. */
export const CLIENT_STATUSES = ['lead', 'active', 'inactive', 'archived'] as const;
export type ClientStatus = (typeof CLIENT_STATUSES)[number];

/** What a new client may start as. */
export const FIRST_STATUSES = ['lead', 'active', 'inactive'] as const;

const TRANSITIONS: Record<ClientStatus, readonly ClientStatus[]> = {
  lead: ['active', 'archived'],
  active: ['inactive', 'archived'],
  inactive: ['active', 'archived'],
  // Restoring gives back what it was; anything else would be a guess.
  archived: ['lead', 'active', 'inactive'],
};

/** Where a client may go from here. */
export const allowedFrom = (from: ClientStatus): readonly ClientStatus[] => TRANSITIONS[from];

export const canBecome = (from: ClientStatus, to: ClientStatus): boolean => TRANSITIONS[from].includes(to);
