import { defineEvent } from '../../kernel/events/index.js';

/** Also when its people change: a crew is read with them. */
export const CrewUpdated = defineEvent('crew.updated', 'crew');
export const CrewCreated = defineEvent('crew.created', 'crew');
export const CrewArchived = defineEvent('crew.archived', 'crew');
export const CrewRestored = defineEvent('crew.restored', 'crew');
export const CrewMemberCreated = defineEvent('crew_member.created', 'crew_member');
export const CrewMemberUpdated = defineEvent('crew_member.updated', 'crew_member');
export const CrewMemberDeleted = defineEvent('crew_member.deleted', 'crew_member');
