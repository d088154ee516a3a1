import { Injectable } from '@nestjs/common';
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

/** Crews, for modules that plan work for them; their SQL reads the view `crew_summaries`. */
@Injectable()
export class CrewDirectory {
  constructor(private readonly crews: CrewsRepository) {}

  /**
   * Locks crews until the transaction ends, so that planners wait for one another. Answers the existing ones, and
   * whether each can be planned.
   */
  async hold(ids: string[]): Promise<Map<string, { active: boolean }>> {
    if (ids.length === 0) return new Map();
    const crews = await this.crews.lockMany(ids);
    return new Map(crews.map(({ id, archivedAt }) => [id, { active: !archivedAt }]));
  }
}
