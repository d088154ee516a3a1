import type { Person } from '../db';
import type { JobRecord, VisitRecord } from './job-record';
import { isOpen } from './job-states';
import { visitsOf } from './job-view';

/** The crew of who asks, if there is one. */
export const ownCrewId = ({ company, membershipId }: Person): string | null =>
  company.crews.all().find(({ members }) => members.some((member) => member.membershipId === membershipId))?.id ?? null;

/** Crews see the work of their own crew; the office sees all. */
export function seesJob(me: Person, job: JobRecord): boolean {
  if (me.role.permissions.includes('jobs.read.all')) return true;
  const crewId = ownCrewId(me);
  return crewId !== null && isOpen(job.status) && visitsOf(me.company, job.id).some((visit) => visit.crewId === crewId);
}

export const seesVisit = (me: Person, visit: VisitRecord): boolean =>
  me.role.permissions.includes('visits.read.all') || (visit.crewId !== null && visit.crewId === ownCrewId(me));
