import { IsBoolean } from 'class-validator';
import { Choice, MayBeAbsent, FilledLines } from '../../kernel/http/index.js';

/** How to confirm a job. */
export class ConfirmJobDto {
  /** Send the confirmation to the client's e-mail address, if there is one. Default: true. */
  @MayBeAbsent()
  @IsBoolean()
  notifyClient?: boolean;
}

/** Why a job waits. */
export class HoldJobDto {
  /** In your own words. */
  @MayBeAbsent()
  @FilledLines(500, 'Waiting for the paving to be finished.')
  reason?: string;
}

/** How to complete a job. */
export class CompleteJobDto {
  /** What becomes of visits that are not finished. Left out, a job with such visits is refused. */
  @MayBeAbsent()
  @Choice(['cancel'], 'cancel')
  openVisits?: 'cancel';
}

/** Why a job will not happen. */
export class CancelJobDto {
  /** In your own words. */
  @FilledLines(500, 'The client found somebody else.')
  reason!: string;
}
