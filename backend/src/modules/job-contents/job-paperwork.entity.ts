import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalTimes } from '../../kernel/formats/index.js';

const WORK_ORDER_STATES = ['none', 'queued', 'making', 'ready', 'failed'] as const;
const CONFIRMATION_STATES = ['none', 'queued', 'sending', 'sent', 'captured', 'failed'] as const;

const CONFIRMATION_NEWS = ['confirmed', 'changed', 'cancelled'] as const;

/** A visit as the client was last told of it. */
export interface ToldVisit extends LocalTimes {
  id: string;
  version: number;
}

/** What a mail tells the client. */
export interface Told {
  news: (typeof CONFIRMATION_NEWS)[number];
  /** The upcoming visits, in order. */
  visits: ToldVisit[];
}

/**
 * The work order and the confirmation of a job. Kept apart from the job, because workers write here while people edit
 * there; for the same reason it has no version.
 */
@Entity('job_paperwork')
export class JobPaperwork {
  static readonly WORK_ORDER_STATES = WORK_ORDER_STATES;
  static readonly CONFIRMATION_STATES = CONFIRMATION_STATES;
  static readonly CONFIRMATION_NEWS = CONFIRMATION_NEWS;

  @PrimaryColumn('uuid', { default: () => 'app_tenant_id()' })
  readonly tenantId!: string;

  @PrimaryColumn('uuid')
  jobId!: string;

  @Column('text', { default: 'none' })
  workOrderState!: (typeof WORK_ORDER_STATES)[number];

  @Column('uuid', { nullable: true })
  workOrderFileId!: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  workOrderMadeAt!: Date | null;

  /** Identifies everything that the file shows: an identical one need not be made again. */
  @Column('text', { nullable: true })
  workOrderFingerprint!: string | null;

  /** Versions of the job and its visits that the file was made from. */
  @Column('text', { nullable: true })
  workOrderFacts!: string | null;

  /** Counts requests: a task that finds a higher number has been superseded. */
  @Column('int', { default: 0 })
  workOrderRequest!: number;

  @Column('text', { default: 'none' })
  confirmationState!: (typeof CONFIRMATION_STATES)[number];

  @Column('text', { nullable: true })
  confirmationTo!: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  confirmationSentAt!: Date | null;

  @Column('uuid', { nullable: true })
  confirmationMessageId!: string | null;

  /** What the client knows: the last mail that was sent. */
  @Column('jsonb', { nullable: true })
  confirmationTold!: Told | null;

  /** What the most recently written mail says. */
  @Column('jsonb', { nullable: true })
  confirmationTelling!: Told | null;
}
