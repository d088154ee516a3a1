import { Injectable } from '@nestjs/common';
import { ClientIntake } from '../client-intake/index.js';
import { ImportRecordsRepository } from './import-records.repository.js';
import type { ExistingClient, KnownRow, Lookups } from './lookups.js';

/** What the judge asks, answered by the database. */
@Injectable()
export class ImportLookups {
  constructor(
    private readonly records: ImportRecordsRepository,
    private readonly clients: ClientIntake,
  ) {}

  of(importId: string): Lookups {
    return {
      known: (rowKeys, clientKeys): Promise<KnownRow[]> => this.records.findKnown(rowKeys, clientKeys),
      existing: (emails, phones) => this.existing(importId, emails, phones),
    };
  }

  /** Rows of one list may share a telephone: only who was there before the import stands in the way. */
  private async existing(importId: string, emails: string[], phones: string[]): Promise<ExistingClient[]> {
    const matches = await this.clients.findMatches({ emails, phones });
    const own = await this.records.createdBy(importId, [...new Set(matches.map(({ clientId }) => clientId))]);
    return matches.filter(({ clientId }) => !own.has(clientId));
  }
}
