import { defineEvent } from '../../kernel/events/index.js';

export const VisitScheduled = defineEvent('visit.scheduled', 'visit');
/** Moved to another time, another crew, or off the calendar. */
export const VisitRescheduled = defineEvent('visit.rescheduled', 'visit');
export const VisitDispatched = defineEvent('visit.dispatched', 'visit');
export const VisitStarted = defineEvent('visit.started', 'visit');
export const VisitCompleted = defineEvent('visit.completed', 'visit');
export const VisitSkipped = defineEvent('visit.skipped', 'visit');
export const VisitCancelled = defineEvent('visit.cancelled', 'visit');
/** Anything else: on the way, paused, other instructions. */
export const VisitUpdated = defineEvent('visit.updated', 'visit');
