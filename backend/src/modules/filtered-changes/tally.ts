import { AppError } from '../../kernel/problem/index.js';
import type { FilteredChange, Match } from './filtered-change.js';

/** Enough to recognize who is affected. */
const EXAMPLES = 20;
/** The rest is only counted: after more refusals than this, people fix the cause, not single records. */
const PROBLEMS = 100;

interface Refusal extends Match {
  code: string;
  title: string;
  detail?: string;
}

/** The results so far, for the checkpoint and finally for the operation. */
export interface Counts {
  changed: number;
  /** Already as requested. */
  skipped: number;
  /** Refused by a rule. */
  failed: number;
  /** Some of the changed records. */
  examples: Match[];
  /** The first refusals. */
  problems: Refusal[];
}

/** Counts results in bounded memory. */
export class Tally {
  private readonly counts: Counts;

  constructor(before?: Counts) {
    this.counts = before ?? { changed: 0, skipped: 0, failed: 0, examples: [], problems: [] };
  }

  get done(): number {
    return this.counts.changed + this.counts.skipped + this.counts.failed;
  }

  /**
   * Changes one record, or checks it in a dry run. A rule refuses the record; any other error says nothing about it.
   */
  async add<Row extends Match>(change: FilteredChange<Row>, row: Row, attempt: () => unknown): Promise<void> {
    if (!change.concerns(row)) {
      this.counts.skipped += 1;
      return;
    }
    try {
      await attempt();
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      this.refuse(row, error);
      return;
    }
    this.counts.changed += 1;
    if (this.counts.examples.length < EXAMPLES) this.counts.examples.push(named(row));
  }

  toJSON(): Counts {
    return this.counts;
  }

  private refuse(row: Match, { code, title, detail }: AppError): void {
    this.counts.failed += 1;
    if (this.counts.problems.length < PROBLEMS)
      this.counts.problems.push({ ...named(row), code, title, ...(detail && { detail }) });
  }
}

const named = ({ id, number, name }: Match): Match => ({ id, number, name });
