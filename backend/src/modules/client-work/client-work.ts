/**
 * What clients must know of the work at them, as SQL for their own statements. Work stands above clients: whoever keeps it
 * declares this, and clients ask without knowing whom.
 */
export interface ClientWork {
  /** Whether the caller's crew visits this client in the days that the caller may look at. */
  isAssigned: (clientId: string) => string;
  /** Whether the caller's crew has a visit at this property today, in the time zone of the property. */
  isVisitedToday: (propertyId: string) => string;
  /** Whether there was ever a job for this client. */
  hasJobs: (clientId: string) => string;
  /** How many jobs of this client are not finished. */
  openJobs: (clientId: string) => string;
}

/** Where nobody keeps work: crews see nobody, and nothing is open. */
const NO_WORK: ClientWork = {
  isAssigned: () => 'false',
  isVisitedToday: () => 'false',
  hasJobs: () => 'false',
  openJobs: () => '0',
};

let declared = NO_WORK;

/** Call it once, where the domain of work is loaded. */
export function declareClientWork(work: ClientWork): void {
  if (declared !== NO_WORK) throw new Error('The work at clients is declared already.');
  declared = work;
}

/** Asked when a statement is made, not when its file is loaded: work is loaded last. */
export const clientWork = (): ClientWork => declared;
