import { Column, Entity } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';

/** One thing that the crew ticks off. A row of its own: ticking must not collide with edits of the job. */
@Entity('job_checklist_items')
export class ChecklistItem extends TenantEntity {
  @Column('uuid')
  jobId!: string;

  @Column('smallint')
  position!: number;

  @Column('text')
  label!: string;

  /** A visit cannot be completed before it is done there, except with a reason. */
  @Column('boolean', { default: false })
  required!: boolean;

  /** When it was last ticked; for the whole job, where no visit has a tick of its own. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  doneAt!: Date | null;

  /** Name of the person who checked it off. */
  @Column('text', { nullable: true })
  doneBy!: string | null;
}
