/**
 * What clients need to know of the work for them, as SQL for their own statements. Jobs depend on clients, so the
 * domain of jobs declares this, and clients use it without knowing by whom.
 */
export interface ClientWork {
  /** Whether the caller's crew visits this client on the days that the caller may see. */
  isAssigned: (clientId: string) => string;
  /** Whether the caller's crew has a visit at this property today, in the time zone of the property. */
  isVisitedToday: (propertyId: string) => string;
  /** Whether there was ever a job for this client. */
  hasJobs: (clientId: string) => string;
  /** How many jobs of this client are not finished. */
  openJobs: (clientId: string) => string;
}

/** Without a domain of jobs: crews see nobody, and nothing is open. */
const NO_WORK: ClientWork = {
  isAssigned: () => 'false',
  isVisitedToday: () => 'false',
  hasJobs: () => 'false',
  openJobs: () => '0',
};

let declared = NO_WORK;

/** Call it once, where the domain of jobs is loaded. */
export function declareClientWork(work: ClientWork): void {
  if (declared !== NO_WORK) throw new Error('The work at clients is declared already.');
  declared = work;
}

const keeping: Array<ClientWork['hasJobs']> = [];

/** Call it once where a domain is loaded whose records belong to clients: those that have some are not deleted. */
export function keepClientsThat(condition: ClientWork['hasJobs']): void {
  keeping.push(condition);
}

/** Whether something belongs to this client that would be lost with it. */
export const isKept: ClientWork['hasJobs'] = (clientId) =>
  `(${[declared.hasJobs, ...keeping].map((condition) => condition(clientId)).join(' or ')})`;

/** Read when a statement is built, not when its file is loaded: jobs load last. */
export const clientWork = (): ClientWork => declared;
