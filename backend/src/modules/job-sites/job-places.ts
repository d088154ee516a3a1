import { Injectable } from '@nestjs/common';
import { ValidationFailed } from '../../kernel/problem/index.js';
import { ClientDirectory, type ClientSnapshot, type PropertySnapshot } from '../client-directory/index.js';
import type { Job } from '../job-records/index.js';
import { DoNotService } from './job-sites.errors.js';

export interface JobPlace {
  client: ClientSnapshot;
  property: PropertySnapshot;
}

/** The person who hears of visits. */
export interface VisitContact {
  name: string | null;
  phone: string | null;
  email: string | null;
}

/** Client and property of a job. */
@Injectable()
export class JobPlaces {
  constructor(private readonly clients: ClientDirectory) {}

  async of({ clientId, propertyId }: Pick<Job, 'clientId' | 'propertyId'>): Promise<JobPlace> {
    const client = await this.clients.snapshot(clientId);
    return { client, property: await this.clients.propertySnapshot(propertyId) };
  }

  /** Client and property of a job that is to be: they exist, belong together and take work. */
  async requireNew({ clientId, propertyId }: Pick<Job, 'clientId' | 'propertyId'>): Promise<JobPlace> {
    const client = (await this.clients.snapshots([clientId])).get(clientId);
    const property = (await this.clients.propertySnapshots([propertyId])).get(propertyId);
    if (!client) throw wrong('/clientId', 'client_not_found', 'There is no such client.');
    if (client.status === 'archived') throw wrong('/clientId', 'client_archived', 'Restore the client first.');
    if (property?.clientId !== clientId) {
      throw wrong('/propertyId', 'property_not_found', 'The client has no such property.');
    }
    if (property.archived) throw wrong('/propertyId', 'property_archived', 'Restore the property first.');
    requireServiceable(client);
    return { client, property };
  }

  /** For lists: several at once, by id. */
  async ofMany(jobs: Pick<Job, 'clientId' | 'propertyId'>[]): Promise<{
    clients: Map<string, ClientSnapshot>;
    properties: Map<string, PropertySnapshot>;
  }> {
    const unique = (ids: string[]) => [...new Set(ids)];
    return {
      clients: await this.clients.snapshots(unique(jobs.map(({ clientId }) => clientId))),
      properties: await this.clients.propertySnapshots(unique(jobs.map(({ propertyId }) => propertyId))),
    };
  }
}

export function requireServiceable({ doNotService, doNotServiceReason }: ClientSnapshot): void {
  if (doNotService) throw new DoNotService(doNotServiceReason);
}

/** Whom to write to about visits: the first contact who wants to hear of them and has an address, else whom to call. */
export function visitContactOf({ contacts }: ClientSnapshot): VisitContact | null {
  const writable = contacts.find(({ notify, emails }) => notify.visits && emails.length > 0);
  const contact = writable ?? contacts[0];
  if (!contact) return null;
  return { name: contact.name, phone: contact.phones[0]?.raw ?? null, email: writable?.emails[0] ?? null };
}

const wrong = (pointer: string, code: string, detail: string) => new ValidationFailed([{ pointer, code, detail }]);
