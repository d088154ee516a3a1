import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, ValidateNested } from 'class-validator';
import { BulkRows } from '../../kernel/bulk/index.js';
import { Choice, FilledLines, MayBeAbsent, RecordId } from '../../kernel/dto/index.js';
import { CreateJobDto } from './job.dto.js';

/** A row that makes a job. */
export class BulkCreateJobDto {
  /** What to do. */
  @Choice(['create'], 'create')
  action!: 'create';

  /** The new job, as for `POST /api/v1/jobs`. */
  @IsDefined()
  @ValidateNested()
  @Type(() => CreateJobDto)
  job!: CreateJobDto;
}

/** A row that confirms a draft. */
export class BulkConfirmJobDto {
  /** What to do. */
  @Choice(['confirm'], 'confirm')
  action!: 'confirm';

  /** Id of the job. */
  @RecordId()
  id!: string;

  /** Whether to email the confirmation to the client, if an email address is known. Default: true. */
  @MayBeAbsent()
  @IsBoolean()
  notifyClient?: boolean;
}

/** A row that puts a job on hold or lets it go on. */
export class BulkHoldJobDto {
  /** What to do. */
  @Choice(['hold', 'resume'], 'hold')
  action!: 'hold' | 'resume';

  /** Id of the job. */
  @RecordId()
  id!: string;

  /** Reason, in your own words. */
  @MayBeAbsent()
  @FilledLines(500, 'Waiting for the ground to dry.')
  reason?: string;
}

/** A row that cancels a job. */
export class BulkCancelJobDto {
  /** What to do. */
  @Choice(['cancel'], 'cancel')
  action!: 'cancel';

  /** Id of the job. */
  @RecordId()
  id!: string;

  /** Reason, in your own words. */
  @FilledLines(500, 'The client hired someone else.')
  reason!: string;
}

/** Up to 500 changes of jobs. */
export class BulkJobsDto {
  /** One change each; `action` says which. */
  @BulkRows(BulkCreateJobDto, BulkConfirmJobDto, BulkHoldJobDto, BulkCancelJobDto)
  rows!: object[];
}
