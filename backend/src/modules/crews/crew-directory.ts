import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import type { Crew } from './crew.entity.js';
import { CrewsRepository } from './crews.repository.js';

/** What other modules may know of a crew. */
export interface CrewSummary {
  id: string;
  name: string;
  /** `#rrggbb`. */
  colour: string;
  /** Whether it can be planned. */
  active: boolean;
  /** Leads first. */
  members: { name: string; isLead: boolean }[];
}

/** Crews, for modules that plan work for them. */
@Injectable()
export class CrewDirectory {
  constructor(private readonly crews: CrewsRepository) {}

  /** Those of `ids` that exist, by id. */
  async summaries(ids: Iterable<string | null>): Promise<Map<string, CrewSummary>> {
    const wanted = [...new Set(ids)].filter((id) => id !== null);
    if (wanted.length === 0) return new Map();
    const [crews, members] = [await this.crews.findMany(wanted), await this.crews.membersOf(wanted)];
    const summaryOf = ({ id, name, colour, archivedAt }: Crew): CrewSummary => {
      const people = members.filter(({ crewId }) => crewId === id);
      return { id, name, colour, active: !archivedAt, members: people.map(({ name, isLead }) => ({ name, isLead })) };
    };
    return new Map(crews.map((crew) => [crew.id, summaryOf(crew)]));
  }

  /** A crew, kept from other planners until the transaction ends; null when there is none. */
  async lock(id: string): Promise<CrewSummary | null> {
    const crew = await this.crews.lock(id);
    return crew && ((await this.summaries([id])).get(id) ?? null);
  }

  /** The crew of whoever acts; null for those who are in none. */
  async ownCrewId(): Promise<string | null> {
    const { membershipId } = currentActor();
    return membershipId ? this.crews.crewOf(membershipId) : null;
  }
}
