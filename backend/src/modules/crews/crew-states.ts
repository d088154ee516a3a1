import { Lifecycle } from '../../kernel/records/index.js';
import type { Crew } from './crew.entity.js';

const CREW_STATES = ['active', 'archived'] as const;
type CrewState = (typeof CREW_STATES)[number];

export const CREW_ACTIONS = ['update', 'add_member', 'archive', 'restore'] as const;
export type CrewAction = (typeof CREW_ACTIONS)[number];

/** An archived crew may be renamed: its name may have been taken, and it can't be restored then. */
const CREW_LIFECYCLE = new Lifecycle<CrewState, never, CrewAction>(
  {},
  {
    update: { in: CREW_STATES, permission: 'crews.manage' },
    add_member: { in: CREW_STATES, permission: 'crews.manage' },
    archive: { in: ['active'], permission: 'crews.manage' },
    restore: { in: ['archived'], permission: 'crews.manage' },
  },
);

export const allowedActions = ({ archivedAt }: Pick<Crew, 'archivedAt'>): CrewAction[] =>
  CREW_LIFECYCLE.allowedActions(archivedAt ? 'archived' : 'active');
