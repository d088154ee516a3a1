import { Column, Entity } from 'typeorm';
import { SourcedEntity } from '../../kernel/database/index.js';
import type { VisitState } from './visit-states.js';

export const SKIP_REASONS = ['weather', 'locked_gate', 'dog', 'client_asked', 'not_needed', 'other'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** The skipped slot that a re-planned visit makes up for. */
export interface ReplacedSlot {
  /** `YYYY-MM-DD`. */
  date: string;
  skipReason: SkipReason;
}

// PostgreSQL writes times with seconds, which nobody plans by.
const hoursAndMinutes = { to: (value: unknown) => value, from: (value: string | null) => value?.slice(0, 5) ?? null };

/** One trip to a property. */
@Entity('visits')
export class Visit extends SourcedEntity {
  @Column('uuid')
  jobId!: string;

  @Column('uuid')
  clientId!: string;

  @Column('uuid')
  propertyId!: string;

  @Column('text', { default: 'unscheduled' })
  status!: VisitState;

  /** `YYYY-MM-DD` at the property. */
  @Column('date', { nullable: true })
  date!: string | null;

  /** `HH:MM` at the property; none on both: any time of the day. */
  @Column({ type: 'time', nullable: true, precision: 0, transformer: hoursAndMinutes })
  windowStart!: string | null;

  @Column({ type: 'time', nullable: true, precision: 0, transformer: hoursAndMinutes })
  windowEnd!: string | null;

  /** IANA zone of the property. */
  @Column('text')
  timeZone!: string;

  /** Follow from the date, the window and the zone. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  startAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  endAt!: Date | null;

  /** The date, or the last possible day: the sort key of lists. Written by the database. */
  @Column({ type: 'date', insert: false, update: false })
  readonly plannedOn!: string;

  @Column('uuid', { nullable: true })
  crewId!: string | null;

  /** Two people for an hour are 120. */
  @Column('int', { nullable: true })
  estManMinutes!: number | null;

  /** In place of the job's. */
  @Column('text', { nullable: true })
  instructionsOverride!: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  dispatchedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  completedAt!: Date | null;

  @Column('text', { nullable: true })
  skipReason!: SkipReason | null;

  /** The reason it was skipped, canceled, or completed despite a rule, in the user's words. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('jsonb', { nullable: true })
  replaces!: ReplacedSlot | null;
}
