import { ApiProperty } from '@nestjs/swagger';
import type { ClientSnapshot, PropertySnapshot } from '../client-directory/index.js';
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

/** Where the work happens, as far as a job shows it. */
export class JobPropertyDto {
  /** Id of the property. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Name of the property. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: 'Home' })
  name!: string | null;

  /** Its address on one line. */
  @ApiProperty({ type: String, nullable: true, maxLength: 500, example: '1207 Cayuga Heights Rd, Ithaca, NY 14850' })
  address!: string | null;

  /** IANA zone, in which its visits are planned. */
  @ApiProperty({ maxLength: 64, example: 'America/New_York' })
  timeZone!: string;

  /** How to get in. */
  @ApiProperty({ type: String, nullable: true, maxLength: 2000, example: 'The side gate sticks: lift and push.' })
  accessNotes!: string | null;

  /** What to beware of. */
  @ApiProperty({
    type: 'array',
    maxItems: 20,
    items: { type: 'string', maxLength: 200 },
    example: ['Dog in the back yard'],
  })
  hazards!: string[];

  static from({ id, name, addressLine, timezone, accessNotes, hazards }: PropertySnapshot): JobPropertyDto {
    return { id, name, address: addressLine, timeZone: timezone, accessNotes, hazards };
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

  static from(status: JobState, progress: FlagFacts): JobFlagsDto {
    const { visits, unscheduledVisits, late, nextVisitId } = progress;
    return {
      late: status === 'active' && late,
      unscheduled: (status === 'draft' || status === 'active') && (visits === 0 || unscheduledVisits > 0),
      actionRequired: status === 'active' && nextVisitId === null,
    };
  }
}

interface FlagFacts {
  visits: number;
  unscheduledVisits: number;
  late: boolean;
  nextVisitId: string | null;
}
