import { Column, Entity } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';

/** A team that goes out together. */
@Entity('crews')
export class Crew extends TenantEntity {
  @Column('text')
  name!: string;

  /** `#rrggbb` in lower case. */
  @Column('text')
  colour!: string;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  archivedAt!: Date | null;
}
