import { defineEvent, defineRecord } from '../../kernel/events/index.js';

const CREW_RECORD = defineRecord({
  kind: 'crew',
  read: 'crews.read',
  called: (id) => `select each.name from crews each where each.id = ${id}`,
});
const CREW_MEMBER_RECORD = defineRecord({ kind: 'crew_member', read: 'crews.read' });

/** Also recorded when its members change: a crew is read with them. */
export const CrewUpdated = defineEvent('crew.updated', CREW_RECORD);
export const CrewCreated = defineEvent('crew.created', CREW_RECORD);
export const CrewArchived = defineEvent('crew.archived', CREW_RECORD);
export const CrewRestored = defineEvent('crew.restored', CREW_RECORD);
export const CrewMemberCreated = defineEvent('crew_member.created', CREW_MEMBER_RECORD);
export const CrewMemberUpdated = defineEvent('crew_member.updated', CREW_MEMBER_RECORD);
export const CrewMemberDeleted = defineEvent('crew_member.deleted', CREW_MEMBER_RECORD);
