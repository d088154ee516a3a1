import type { Day } from './calendar.js';

/** A client with a place to work at, as the season sees it. */
export interface Site {
  clientId: string;
  propertyId: string;
  /** IANA zone of the place. */
  timeZone: string;
  noServiceDays: number[];
  /** Since when they are a client. */
  since: Day;
  /** Associations and companies ask for more than lawns. */
  isCompany: boolean;
  /** Whether there is anybody to write to. */
  hasEmail: boolean;
}

export type VisitStatus =
  | 'unscheduled'
  | 'scheduled'
  | 'dispatched'
  | 'in_progress'
  | 'completed'
  | 'skipped'
  | 'cancelled';

export interface PlannedVisit {
  date: Day | null;
  /** `HH:MM`, both or neither. */
  windowStart?: string | null;
  windowEnd?: string | null;
  status: VisitStatus;
  crewId: string | null;
  manMinutes: number;
  /** Time of the day at the place, `HH:MM`. */
  startedAt?: string | null;
  completedAt?: string | null;
  skipReason?: string | null;
  skippedAt?: string | null;
  /** The day on which it was to be before somebody moved it. */
  movedFrom?: Day | null;
  reason?: string | null;
}

export interface PlannedJob {
  id: string;
  site: Site;
  title: string;
  status: 'draft' | 'active' | 'on_hold' | 'completed' | 'cancelled';
  statusReason?: string | null;
  crewId: string | null;
  manMinutes: number;
  instructions: string | null;
  officeNotes: string | null;
  poNumber: string | null;
  checklist: string[];
  /** The day on which it was entered. */
  createdOn: Day;
  visits: PlannedVisit[];
}

/** The moment that the season is built around. */
export interface Clock {
  today: Day;
  /** Since midnight, at the company. */
  minute: number;
}
