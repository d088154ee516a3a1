import { Lifecycle } from '../../kernel/records/index.js';

const PROPERTY_STATES = ['active', 'archived'] as const;
type PropertyState = (typeof PROPERTY_STATES)[number];

export const PROPERTY_ACTIONS = ['update', 'archive', 'restore'] as const;
export type PropertyAction = (typeof PROPERTY_ACTIONS)[number];

const PROPERTY_LIFECYCLE = new Lifecycle<PropertyState, never, PropertyAction>(
  {},
  {
    update: { in: PROPERTY_STATES, permission: 'clients.update' },
    archive: { in: ['active'], permission: 'clients.update' },
    restore: { in: ['archived'], permission: 'clients.update' },
  },
);

export const allowedActions = (isArchived: boolean): PropertyAction[] =>
  PROPERTY_LIFECYCLE.allowedActions(isArchived ? 'archived' : 'active');
