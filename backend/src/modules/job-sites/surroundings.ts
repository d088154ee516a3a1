import { ValidationFailed } from '../../kernel/problem/index.js';
import type { ClientSnapshot, PropertySnapshot } from '../client-snapshots/index.js';
import type { CrewSummary } from '../crews/index.js';
import type { Job } from '../job-records/index.js';
import { DoNotService } from './job-sites.errors.js';

/** The person who is told about visits. */
export interface VisitContact {
  name: string | null;
  phone: string | null;
  email: string | null;
}

/** What jobs and visits are shown with, and who is looking. */
export class Surroundings {
  /** The kinds of records that a job or a visit is shown with: reading one reads these. */
  static readonly KINDS = ['client', 'property', 'crew'] as const;

  constructor(
    private readonly clients: Map<string, ClientSnapshot>,
    private readonly properties: Map<string, PropertySnapshot>,
    private readonly crews: Map<string, CrewSummary>,
    /** The caller's crew, one of them. */
    readonly ownCrewId: string | null,
  ) {}

  /** SQL of them, as JSON, from SQL arrays of ids: part of the statement that reads the jobs or visits. */
  static sql(clientIds: string, propertyIds: string, crewIds: string): string {
    return `json_build_object(
      'clients', (select coalesce(json_agg(c), '[]') from client_snapshots c where c.id = any (${clientIds})),
      'properties', (select coalesce(json_agg(p), '[]') from property_snapshots p where p.id = any (${propertyIds})),
      'crews', (select coalesce(json_agg(c), '[]') from crew_summaries c
                where c.id = any (${crewIds} || own_crew_id())),
      'ownCrewId', own_crew_id())`;
  }

  /** Foreign keys guarantee it: a missing one was not asked for. */
  clientOf({ clientId }: Pick<Job, 'clientId'>): ClientSnapshot {
    return known(this.clients.get(clientId));
  }

  propertyOf({ propertyId }: Pick<Job, 'propertyId'>): PropertySnapshot {
    return known(this.properties.get(propertyId));
  }

  /** An assigned crew with its members. */
  crewOf(crewId: string | null): CrewSummary | null {
    return crewId === null ? null : known(this.crews.get(crewId));
  }

  /** Checks client and property of a new job: they exist, belong together and accept work. */
  requireNew(place: Site): void {
    const [client, property] = [this.clients.get(place.clientId), this.properties.get(place.propertyId)];
    if (!client) throw wrong('/clientId', 'client_not_found', 'Client not found.');
    if (client.status === 'archived')
      throw wrong('/clientId', 'client_archived', 'This client is archived. Restore it first.');
    if (property?.clientId !== client.id) {
      throw wrong('/propertyId', 'property_not_found', 'This client doesn’t have that property.');
    }
    if (property.archived)
      throw wrong('/propertyId', 'property_archived', 'This property is archived. Restore it first.');
    this.requireServiceable(place);
  }

  requireServiceable(place: Pick<Job, 'clientId'>): void {
    const { doNotService, doNotServiceReason } = this.clientOf(place);
    if (doNotService) throw new DoNotService(doNotServiceReason);
  }

  /**
   * Who is written to about visits: the first contact who wants notifications and has an address, otherwise whom to
   * call.
   */
  visitContactOf(place: Pick<Job, 'clientId'>): VisitContact | null {
    const { contacts } = this.clientOf(place);
    const writable = contacts.find(({ notify, emails }) => notify.visits && emails.length > 0);
    const contact = writable ?? contacts[0];
    if (!contact) return null;
    return { name: contact.name, phone: contact.phones[0]?.raw ?? null, email: writable?.emails[0] ?? null };
  }
}

type Site = Pick<Job, 'clientId' | 'propertyId'>;

function known<Record>(record: Record | undefined): Record {
  if (record === undefined) throw new Error('What stands around a record was not read.');
  return record;
}

const wrong = (pointer: string, code: string, detail: string) => new ValidationFailed([{ pointer, code, detail }]);
