import { ApiProperty } from '@nestjs/swagger';
import type { ClientSnapshot } from '../client-snapshots/index.js';
import type { JobProgress } from './jobs.repository.js';
import type { JobState } from './job-states.js';

/** Who pays, as far as a job shows it. */
export class JobClientDto {
  /** Id of the client. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Number of the client. */
  @ApiProperty({ maxLength: 20, example: 'C-00017' })
  number!: string;

  /** Name of the client. */
  @ApiProperty({ maxLength: 200, example: "Maeve O'Brien" })
  name!: string;

  /** Whether a confirmation could be sent: a contact hears of visits and has an address. */
  @ApiProperty({ example: true })
  hasEmail!: boolean;

  static from({ id, number, displayName, contacts }: ClientSnapshot): JobClientDto {
    const hasEmail = contacts.some(({ notify, emails }) => notify.visits && emails.length > 0);
    return { id, number, name: displayName, hasEmail };
  }
}

/** What needs a look: follows from the visits, is never stored. */
export class JobFlagsDto {
  /** Active, and the day of a visit is past that is not finished. */
  @ApiProperty({ example: false })
  late!: boolean;

  /** Draft or active, and there is no visit, or one without a date. */
  @ApiProperty({ example: false })
  unscheduled!: boolean;

  /** Active, and no visit is ahead: plan one or complete the job. */
  @ApiProperty({ example: false })
  actionRequired!: boolean;

  static from(status: JobState, progress: JobProgress): JobFlagsDto {
    const { visits, unscheduledVisits, late, nextVisit } = progress;
    return {
      late: status === 'active' && late,
      unscheduled: (status === 'draft' || status === 'active') && (visits === 0 || unscheduledVisits > 0),
      actionRequired: status === 'active' && nextVisit === null,
    };
  }
}
