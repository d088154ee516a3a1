import { Column, Entity } from 'typeorm';
import { SourcedEntity } from '../../kernel/database/index.js';

const ENTITY_TYPES = ['client', 'property', 'job'] as const;
const VISIBILITIES = ['internal', 'crew', 'client'] as const;

/** Somebody who is named in a note. The name stays when they leave. */
export interface Mention {
  userId: string;
  name: string;
}

/** A note about a client, a property or a job. */
@Entity('notes')
export class Note extends SourcedEntity {
  static readonly ENTITY_TYPES = ENTITY_TYPES;
  /** `internal` is for those who read all notes, `crew` also for crews, `client` also for what clients are shown. */
  static readonly VISIBILITIES = VISIBILITIES;

  @Column('text')
  entityType!: (typeof ENTITY_TYPES)[number];

  @Column('uuid')
  clientId!: string;

  /** Also of a note about a job. */
  @Column('uuid', { nullable: true })
  propertyId!: string | null;

  @Column('uuid', { nullable: true })
  jobId!: string | null;

  @Column('text')
  text!: string;

  @Column('text')
  visibility!: (typeof VISIBILITIES)[number];

  @Column('boolean', { default: false })
  isPinned!: boolean;

  @Column('text')
  authorName!: string;

  @Column('jsonb', { default: [] })
  mentions!: Mention[];

  /** Those who were told that they are mentioned: each is told once. */
  @Column('uuid', { array: true, default: '{}' })
  toldUserIds!: string[];

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  editedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  deletedAt!: Date | null;
}
