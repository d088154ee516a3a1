import { Column, Entity } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';
import type { ImportState } from './import-state.js';
import type { TargetField } from '../import-mapping/index.js';
import type { SourceFormat } from '../tabular-reader/index.js';

/** What is running for an import; one thing at a time. */
export type ImportActivity = 'validating' | 'running' | 'undoing';

export interface ImportOptions {
  /** What to do with a row whose e-mail or phone an existing client has. */
  onDuplicate: 'skip' | 'create';
  /** ISO code: the country of phones and addresses without one. */
  defaultCountry: string;
  /** Whether to use a single address for both billing and service. */
  shareAddress: boolean;
}

/** The results of the rows, in a dry run or in the real one. */
export interface ImportCounts {
  /** Clients created (in a dry run: that would be). */
  created: number;
  /** Properties added to a client of the same file. */
  propertiesAdded: number;
  /** Rows that an earlier import of the same list already imported. */
  alreadyImported: number;
  /** Rows that occur more than once in the file. */
  repeated: number;
  /** Rows whose e-mail or phone an existing client has. */
  duplicates: number;
  /** Rows that are no clients: groups of cards. */
  noClients: number;
  /** Rows that have to be fixed. */
  failed: number;
  /** Imported rows of which something was left out. */
  noticed: number;
}

/** A list of clients on its way into the company. */
@Entity('imports')
export class Import extends TenantEntity {
  @Column('text', { default: 'uploaded' })
  state!: ImportState;

  @Column('text', { nullable: true })
  activity!: ImportActivity | null;

  /** The uploaded file; its rows are read again in every pass. */
  @Column('uuid')
  fileId!: string;

  @Column('text')
  fileName!: string;

  @Column('bigint', { transformer: { from: Number, to: (value: number) => value } })
  fileBytes!: number;

  @Column('jsonb')
  format!: SourceFormat;

  @Column('boolean')
  byteOrderMark!: boolean;

  /** Nothing in the file determines its encoding. */
  @Column('boolean', { default: false })
  encodingIsGuess!: boolean;

  /** Id of the recognized preset; also the namespace of external ids. */
  @Column('text', { nullable: true })
  preset!: string | null;

  @Column('int')
  rowCount!: number;

  /** The first values of each column, for the person who maps it. */
  @Column('jsonb')
  samples!: string[][];

  @Column('jsonb')
  mapping!: Array<TargetField | null>;

  @Column('jsonb')
  options!: ImportOptions;

  /** The result of the last dry run; null when none matches the mapping. */
  @Column('jsonb', { nullable: true })
  validation!: ImportCounts | null;

  /** The results of the run so far. */
  @Column('jsonb', { nullable: true })
  result!: ImportCounts | null;

  /** Checkpoint: rows of the file that are processed and committed. */
  @Column('int', { default: 0 })
  rowsDone!: number;

  /** Progress of what runs, or of what ran last. */
  @Column('uuid', { nullable: true })
  operationId!: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  finishedAt!: Date | null;

  /** Why a run ended before the last row; null when it did not. */
  @Column('text', { nullable: true })
  failure!: string | null;
}
