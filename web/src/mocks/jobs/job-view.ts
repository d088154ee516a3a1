import type {
  ClientDto,
  JobClientDto,
  JobDto,
  JobPropertyDto,
  JobRowDto,
  PropertyDto,
  VisitCrewDto,
  VisitDto,
} from '../../api/generated/requests/types.gen';
import type { Company } from '../db';
import { digest } from '../engine/answers';
import { without } from '../without';
import type { JobRecord, VisitRecord } from './job-record';
import { isFinished } from './job-states';
import { instantOf, today } from './local-time';

interface Place {
  client: ClientDto;
  property: PropertyDto;
}

export function placeOf(company: Company, { clientId, propertyId }: Pick<JobRecord, 'clientId' | 'propertyId'>): Place {
  const client = company.clients.get(clientId);
  const property = client.properties.find(({ id }) => id === propertyId);
  if (!property) throw new Error(`A job at a property that is not its client's.`);
  return { client, property };
}

export const visitsOf = (company: Company, jobId: string): VisitRecord[] =>
  company.visits
    .all()
    .filter((visit) => visit.jobId === jobId)
    .sort((a, b) => whenOf(a).localeCompare(whenOf(b)));

export const whenOf = ({ date, windowStart, id }: VisitRecord): string => `${date ?? '~'} ${windowStart ?? ''} ${id}`;

export function showVisit(company: Company, visit: VisitRecord): VisitDto {
  const job = company.jobs.get(visit.jobId);
  const { client, property } = placeOf(company, job);
  const { crewId, ...own } = visit;
  const timeZone = property.timezone ?? company.tenant.timezone;
  const { date, windowStart, windowEnd } = visit;
  return {
    ...own,
    crew: crewOf(company, crewId),
    jobNumber: job.number,
    jobTitle: job.title,
    clientId: client.id,
    clientName: client.displayName,
    propertyId: property.id,
    address: property.addressLine,
    timeZone,
    anytime: date !== null && windowStart === null,
    startAt: date && windowStart ? instantOf(date, windowStart, timeZone) : null,
    endAt: date && windowEnd ? instantOf(date, windowEnd, timeZone) : null,
    late: date !== null && !isFinished(visit.status) && date < today(company.db.now(), timeZone),
  };
}

export function showJob(company: Company, job: JobRecord): JobDto {
  const own = without(job, 'clientId', 'propertyId', 'defaultCrewId');
  const visits = visitsOf(company, job.id).map((visit) => showVisit(company, visit));
  const dto = { ...own, ...standingOf(company, job, visits), defaultCrew: crewOf(company, job.defaultCrewId), visits };
  return { ...dto, revision: digest(JSON.stringify(dto)) };
}

export function summarize(company: Company, job: JobRecord): JobRowDto {
  const visits = visitsOf(company, job.id).map((visit) => showVisit(company, visit));
  const { id, number, kind, status, title, createdAt, updatedAt, version } = job;
  return { ...{ id, number, kind, status, title, createdAt, updatedAt, version }, ...standingOf(company, job, visits) };
}

function standingOf(company: Company, job: JobRecord, visits: VisitDto[]) {
  const { client, property } = placeOf(company, job);
  const open = visits.filter(({ status }) => !isFinished(status));
  const isActive = job.status === 'active';
  return {
    client: clientOf(client),
    property: propertyOf(property, company.tenant.timezone),
    nextVisit: open.find(({ date, late }) => date !== null && !late) ?? null,
    visitCount: visits.length,
    finishedVisitCount: visits.length - open.length,
    flags: {
      late: isActive && open.some(({ late }) => late),
      unscheduled:
        (isActive || job.status === 'draft') && (visits.length === 0 || open.some(({ date }) => date === null)),
      actionRequired: isActive && !open.some(({ date, late }) => date !== null && !late),
    },
  };
}

const clientOf = ({ id, displayName, number, contacts }: ClientDto): JobClientDto => ({
  ...{ id, number, name: displayName },
  hasEmail: contacts.some(({ emails, notify }) => emails.length > 0 && notify.visits),
});

const propertyOf = (property: PropertyDto, timeZone: string): JobPropertyDto => ({
  ...{ id: property.id, name: property.name, address: property.addressLine },
  ...{ accessNotes: property.accessNotes, hazards: property.hazards, timeZone: property.timezone ?? timeZone },
});

export function crewOf({ crews }: Company, crewId: string | null): VisitCrewDto | null {
  const crew = crews.find(crewId);
  return crew && { id: crew.id, name: crew.name, colour: crew.colour };
}
