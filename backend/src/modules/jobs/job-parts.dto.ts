import { ApiProperty } from '@nestjs/swagger';
import type { ClientSnapshot } from '../client-snapshots/index.js';
import { flag, Shape, sqlList, text, word } from '../../kernel/reading/index.js';
import { Job } from '../job-records/index.js';
import type { JobVisits } from '../visits/index.js';
import type { JobState } from './job-states.js';

type JobProgress = ReturnType<typeof JobVisits.progressOf>;

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

  /** Whether a confirmation can be sent: a contact has an email address and visit notifications turned on. */
  @ApiProperty({ example: true })
  hasEmail!: boolean;

  /** The SQL counterpart of `from`, for rows of `client_snapshots client`. */
  static readonly shape = new Shape<JobClientDto>({
    id: word('client.id'),
    number: text('client.number'),
    name: text('client."displayName"'),
    hasEmail: flag(`exists (
      select from json_array_elements(client.contacts) k
      where (k -> 'notify' ->> 'visits')::boolean and json_array_length(k -> 'emails') > 0)`),
  });

  static from({ id, number, displayName, contacts }: ClientSnapshot): JobClientDto {
    const hasEmail = contacts.some(({ notify, emails }) => notify.visits && emails.length > 0);
    return { id, number, name: displayName, hasEmail };
  }
}

/** What needs a look: follows from the visits, is never stored. */
export class JobFlagsDto {
  /** The job is active, and an open visit is past its date. */
  @ApiProperty({ example: false })
  late!: boolean;

  /** The job is a draft or active, and has no visits or a visit without a date. */
  @ApiProperty({ example: false })
  unscheduled!: boolean;

  /** The job is active but has no upcoming visits. */
  @ApiProperty({ example: false })
  actionRequired!: boolean;

  /** The SQL counterpart of `from`, for rows of `jobs job`, its `progress` and its next `visit`. */
  static readonly shape = new Shape<JobFlagsDto>({
    late: flag(`job.status = 'active' and progress.late`),
    unscheduled: flag(
      `job.status in (${sqlList(Job.TAKES_VISITS)}) and (progress.visits = 0 or progress.unscheduled > 0)`,
    ),
    actionRequired: flag(`job.status = 'active' and visit.id is null`),
  });

  static from(status: JobState, progress: JobProgress): JobFlagsDto {
    const { visits, unscheduledVisits, late, nextVisit } = progress;
    return {
      late: status === 'active' && late,
      unscheduled: Job.TAKES_VISITS.includes(status) && (visits === 0 || unscheduledVisits > 0),
      actionRequired: status === 'active' && nextVisit === null,
    };
  }
}
