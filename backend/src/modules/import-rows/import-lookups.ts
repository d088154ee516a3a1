import { Injectable } from '@nestjs/common';
import { ClientIntake } from '../client-intake/index.js';
import { ImportRecordsRepository } from './import-records.repository.js';
import type { ExistingClient, KnownRow, Lookups } from './lookups.js';

/** Answers the judge's questions from the database. */
@Injectable()
export class ImportLookups {
  constructor(
    private readonly records: ImportRecordsRepository,
    private readonly clients: ClientIntake,
  ) {}

  of(importId: string): Lookups {
    return {
      known: (rowKeys, clientKeys): Promise<KnownRow[]> => this.records.findKnown(rowKeys, clientKeys),
      existing: (who) => this.existing(importId, who),
    };
  }

  private async existing(importId: string, who: Parameters<Lookups['existing']>[0]): Promise<ExistingClient[]> {
    const matches = await this.clients.findMatches(who);
    const origins = await this.records.originsOf([...new Set(matches.map(({ clientId }) => clientId))]);
    return matches.map((match) => {
      const origin = origins.get(match.clientId);
      const { source = null, line = null, detailsKey = null } = origin ?? {};
      return { ...match, own: origin?.importId === importId, source, line, detailsKey };
    });
  }
}
