import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChecklistItem } from './checklist-item.entity.js';

/** An item of a checklist is done at one visit. */
@Entity('visit_checklist_ticks')
export class ChecklistTick {
  @PrimaryColumn('uuid', { default: () => 'app_tenant_id()' })
  readonly tenantId!: string;

  @PrimaryColumn('uuid')
  itemId!: string;

  @PrimaryColumn('uuid')
  visitId!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  doneAt!: Date;

  /** Name of the person who checked it off. */
  @Column('text', { nullable: true })
  doneBy!: string | null;
}

export type Tick = Pick<ChecklistTick, 'visitId' | 'doneAt' | 'doneBy'>;

/** An item with the visits at which it is done. Where there are none, `doneAt` counts for the whole job. */
export type TickedItem = ChecklistItem & { ticks: Tick[] };
