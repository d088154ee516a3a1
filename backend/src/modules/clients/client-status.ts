import { Lifecycle } from '../../kernel/records/index.js';

/** What a client is to the company. Only actions change it. */
export const CLIENT_STATUSES = ['lead', 'active', 'inactive', 'archived'] as const;
export type ClientStatus = (typeof CLIENT_STATUSES)[number];

/** What a new client may start as. */
export const FIRST_STATUSES = ['lead', 'active', 'inactive'] as const;

/** Where each action leads. */
const LEADS_TO = {
  activate: ['active'],
  deactivate: ['inactive'],
  archive: ['archived'],
  // Back to the previous status; anything else would be a guess.
  restore: FIRST_STATUSES,
} as const satisfies Record<string, readonly ClientStatus[]>;

type Step = keyof typeof LEADS_TO;
export type ClientAction = Step | 'update';
const STEPS = Object.keys(LEADS_TO) as Step[];
export const CLIENT_ACTIONS: readonly ClientAction[] = [...STEPS, 'update'];

const edit = 'clients.update';
const archive = 'clients.archive';

/** The actions of a client, and the statuses that allow them. */
export const CLIENT_LIFECYCLE = new Lifecycle<ClientStatus, never, ClientAction>(
  {},
  {
    activate: { in: ['lead', 'inactive'], permission: edit },
    deactivate: { in: ['active'], permission: edit },
    archive: { in: FIRST_STATUSES, permission: archive },
    restore: { in: ['archived'], permission: archive },
    update: { in: CLIENT_STATUSES, permission: edit },
  },
);

/** Where a client may go from here. */
export const allowedFrom = (from: ClientStatus): readonly ClientStatus[] =>
  STEPS.filter((step) => CLIENT_LIFECYCLE.takes(step, from)).flatMap((step) => LEADS_TO[step]);

export const canBecome = (from: ClientStatus, to: ClientStatus): boolean => allowedFrom(from).includes(to);
