import { Column, Entity } from 'typeorm';
import { TenantEntity } from '../database/index.js';

/** A file of a company: a name for bytes in the content store. */
@Entity('files')
export class StoredFile extends TenantEntity {
  /** What it is for, for example `logo`, `import`, `mail`. */
  @Column('text')
  kind!: string;

  @Column('text')
  name!: string;

  @Column('text')
  mime!: string;

  /** PostgreSQL's bigint reaches us as text; 2^53 bytes are enough. */
  @Column('bigint', { transformer: { from: Number, to: (value: number) => value } })
  bytes!: number;

  /** Lower-case hex. */
  @Column('text')
  sha256!: string;

  /** When it is removed; null for one that is kept. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  expiresAt!: Date | null;
}
