import { Column, Entity } from 'typeorm';
import { SourcedEntity } from '../../kernel/database/index.js';
import { defineRecord } from '../../kernel/events/index.js';

const KINDS = ['one_off', 'recurring', 'snow', 'program'] as const;
const STATES = ['draft', 'active', 'on_hold', 'completed', 'closed', 'cancelled'] as const;

/** A whole piece of work for a client at a property. Its trips are visits. */
@Entity('jobs')
export class Job extends SourcedEntity {
  static readonly KINDS = KINDS;
  static readonly STATES = STATES;
  /** A crew sees jobs that are or were active, if it has a visit on the calendar. */
  static readonly SHOWN_TO_CREWS: readonly (typeof STATES)[number][] = ['active', 'completed', 'closed'];
  /** Final states. */
  static readonly ENDED: readonly (typeof STATES)[number][] = ['closed', 'cancelled'];
  /** Visits can be planned while the job is ahead or under way. */
  static readonly TAKES_VISITS: readonly (typeof STATES)[number][] = ['draft', 'active'];
  static readonly VISITS_HIDDEN_FROM_CREWS = ['unscheduled', 'cancelled'] as const;
  static readonly numbers = { name: 'job', prefix: 'J' };
  /** Crews see jobs with visits of their own: they learn that one changed, not how, and ask whether it is theirs. */
  static readonly RECORD = defineRecord({
    kind: 'job',
    read: 'jobs.read.all',
    hint: 'jobs.read.assigned',
    called: (id) => `select each.number || ' · ' || each.title from jobs each where each.id = ${id}`,
    fields: {
      visits: { needs: 'visits.read.all', hidden: [] },
      nextVisit: { needs: 'visits.read.all', hidden: null },
      currentVisitId: { needs: 'visits.read.all', hidden: null },
    },
  });

  /** Of the series, for example J-00042. */
  @Column({ type: 'text', collation: 'C' })
  number!: string;

  @Column('text', { default: 'one_off' })
  kind!: (typeof KINDS)[number];

  @Column('text', { default: 'draft' })
  status!: (typeof STATES)[number];

  @Column('text')
  title!: string;

  @Column('uuid')
  clientId!: string;

  @Column('uuid')
  propertyId!: string;

  /** The default crew of new visits. */
  @Column('uuid', { nullable: true })
  defaultCrewId!: string | null;

  /** Man-minutes of new visits: two people for an hour are 120. */
  @Column('int', { nullable: true })
  defaultDurationMin!: number | null;

  @Column('text', { nullable: true })
  crewInstructions!: string | null;

  @Column('text', { nullable: true })
  officeNotes!: string | null;

  @Column('text', { nullable: true })
  poNumber!: string | null;

  /** Why it is on hold or canceled. */
  @Column('text', { nullable: true })
  statusReason!: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  confirmedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  completedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  cancelledAt!: Date | null;
}
