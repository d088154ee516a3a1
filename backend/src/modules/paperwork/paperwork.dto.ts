import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeAbsent } from '../../kernel/dto/index.js';
import { JobPaperwork, type JobParts } from '../job-contents/index.js';
import { type Told, updateFor } from './client-news.js';

const WORK_ORDER_ACTIONS = ['create'] as const;
type WorkOrderAction = (typeof WORK_ORDER_ACTIONS)[number];
const CONFIRMATION_ACTIONS = ['send'] as const;
type ConfirmationAction = (typeof CONFIRMATION_ACTIONS)[number];

/** How to get the PDF. */
export class WorkOrderQuery {
  /** `true` returns the file as a download; otherwise it is shown inline. */
  @ApiPropertyOptional({ enum: ['true', 'false'], maxLength: 5, example: 'true' })
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  download?: 'true' | 'false';
}

/** How the PDF of a job stands. */
export class WorkOrderDto {
  /** `none → queued → making → ready | failed`. While a new file is being created, the old one stays available. */
  @ApiProperty({ enum: JobPaperwork.WORK_ORDER_STATES, example: 'ready' })
  state!: JobPaperwork['workOrderState'];

  /** The file; read it from `GET /api/v1/jobs/{jobId}/work-order`. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  fileId!: string | null;

  /** When the file was created (RFC 3339, UTC). */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  madeAt!: string | null;

  /** True when the job or a visit has changed since the file was created. */
  @ApiProperty({ example: false })
  outdated!: boolean;

  /** True while it is queued or being made. */
  @ApiProperty({ example: false })
  inProgress!: boolean;

  /** The actions that you may take now: `create` makes it, or makes it again. Documented as open, more values may come. */
  @ApiProperty({ enum: WORK_ORDER_ACTIONS, isArray: true, maxItems: 20, example: ['create'] })
  allowedActions!: WorkOrderAction[];

  /** Without what depends on the reader. */
  static from(paperwork: JobPaperwork | null, facts: string): Omit<WorkOrderDto, 'allowedActions'> {
    const { workOrderState, workOrderFileId, workOrderMadeAt, workOrderFacts } = paperwork ?? {};
    return {
      state: workOrderState ?? 'none',
      fileId: workOrderFileId ?? null,
      madeAt: workOrderMadeAt?.toISOString() ?? null,
      outdated: Boolean(workOrderFileId) && workOrderFacts !== facts,
      inProgress: workOrderState === 'queued' || workOrderState === 'making',
    };
  }
}

/** How the confirmation mail of a job stands. */
export class ConfirmationDto {
  /**
   * `none → queued → sending → sent | captured | failed`. `captured`: saved under messages and not sent, because no
   * mail server is set up.
   */
  @ApiProperty({ enum: JobPaperwork.CONFIRMATION_STATES, example: 'captured' })
  state!: JobPaperwork['confirmationState'];

  /** When it was last sent or saved (RFC 3339, UTC). */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  sentAt!: string | null;

  /** Address it goes to. */
  @ApiProperty({ type: String, nullable: true, maxLength: 254, example: 'maeve@example.com' })
  to!: string | null;

  /** The message; read it from `GET /api/v1/messages/{messageId}`. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  messageId!: string | null;

  /**
   * What the last email told the client: the job is confirmed, visits have changed, or its upcoming visits are canceled. Null before
   * the first one. Documented as open, more values may come.
   */
  @ApiProperty({ enum: JobPaperwork.CONFIRMATION_NEWS, nullable: true, example: 'confirmed' })
  news!: Told['news'] | null;

  /** The client’s last email no longer matches the visits: one was rescheduled, canceled, or added since. Send it again. */
  @ApiProperty({ example: false })
  outdated!: boolean;

  /**
   * What an email would tell the client now: visits have changed, or none of them still takes place. Null while the client knows
   * it all. Documented as open, more values may come.
   */
  @ApiProperty({ enum: JobPaperwork.CONFIRMATION_NEWS, nullable: true, example: 'changed' })
  update!: Told['news'] | null;

  /** True while it is queued or on its way. */
  @ApiProperty({ example: false })
  inProgress!: boolean;

  /**
   * The actions that you may take now: `send` mails it, or mails it again; `client.hasEmail` says whether there is an address.
   * Documented as open, more values may come.
   */
  @ApiProperty({ enum: CONFIRMATION_ACTIONS, isArray: true, maxItems: 20, example: ['send'] })
  allowedActions!: ConfirmationAction[];

  /** Without what depends on the reader. */
  static from(paperwork: JobPaperwork | null, visits: JobParts['visits']): Omit<ConfirmationDto, 'allowedActions'> {
    const { confirmationState, confirmationSentAt, confirmationTo, confirmationMessageId } = paperwork ?? {};
    const update = updateFor(paperwork, visits);
    return {
      state: confirmationState ?? 'none',
      sentAt: confirmationSentAt?.toISOString() ?? null,
      to: confirmationTo ?? null,
      messageId: confirmationMessageId ?? null,
      news: paperwork?.confirmationTold?.news ?? null,
      outdated: update !== null,
      update,
      inProgress: confirmationState === 'queued' || confirmationState === 'sending',
    };
  }
}
