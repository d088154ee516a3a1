import { Injectable } from '@nestjs/common';
import { type ClientSnapshot, type PropertyRow, propertySnapshotOf } from '../client-snapshots/index.js';
import { db } from '../../kernel/context/index.js';
import type { CrewSummary } from '../crews/index.js';
import type { Job } from '../job-records/index.js';
import { HOLDS_ZONES } from '../zone-changes/index.js';
import { Surroundings } from './surroundings.js';

/** `Surroundings` as a statement returns them. */
export interface SurroundingRows {
  clients: ClientSnapshot[];
  properties: PropertyRow[];
  crews: CrewSummary[];
  ownCrewId: string | null;
}

/** Client, property and crews of jobs and visits. */
@Injectable()
export class JobPlaces {
  surroundingsOf({ clients, properties, crews, ownCrewId }: SurroundingRows): Surroundings {
    return new Surroundings(byId(clients), byId(properties.map(propertySnapshotOf)), byId(crews), ownCrewId);
  }

  /** For several at once. Planning by their zones requires locking these first. */
  async ofMany(
    places: Pick<Job, 'clientId' | 'propertyId'>[],
    crewIds: Array<string | null>,
    { holdsZones = false } = {},
  ): Promise<Surroundings> {
    if (holdsZones) await db().query(`select where ${HOLDS_ZONES}`);
    const ids = [places.map(({ clientId }) => clientId), places.map(({ propertyId }) => propertyId), crewIds];
    const [row]: { around: SurroundingRows }[] = await db().query(
      `select ${Surroundings.sql('$1', '$2', '$3::uuid[]')} as around`,
      ids.map((some) => [...new Set(some)]),
    );
    if (!row) throw new Error('A statement without a condition answered no row.');
    return this.surroundingsOf(row.around);
  }
}

const byId = <Row extends { id: string }>(rows: Row[]): Map<string, Row> => new Map(rows.map((row) => [row.id, row]));
