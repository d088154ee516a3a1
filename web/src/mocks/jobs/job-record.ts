import type { JobDto, VisitDto } from '../../api/generated/requests/types.gen';

/** A job as it is kept: what follows from its client, its property and its visits is added when it is shown. */
export type JobRecord = Omit<
  JobDto,
  | 'client'
  | 'property'
  | 'defaultCrew'
  | 'visits'
  | 'nextVisit'
  | 'visitCount'
  | 'finishedVisitCount'
  | 'flags'
  | 'revision'
> & { clientId: string; propertyId: string; defaultCrewId: string | null };

/** A visit as it is kept. */
export type VisitRecord = Omit<
  VisitDto,
  | 'address'
  | 'anytime'
  | 'clientId'
  | 'clientName'
  | 'crew'
  | 'jobNumber'
  | 'jobTitle'
  | 'late'
  | 'propertyId'
  | 'timeZone'
  | 'startAt'
  | 'endAt'
> & { crewId: string | null };
