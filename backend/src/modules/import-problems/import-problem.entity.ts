import { Column, Entity } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';
import type { Verdict } from '../import-rows/index.js';

/**
 * `error`: to be fixed; `skipped`: valid, but already there; `notice`: imported with something left out; `kept`:
 * changed since, so an undo left it.
 */
export const PROBLEM_SEVERITIES = ['error', 'skipped', 'notice', 'kept'] as const;
export type ProblemSeverity = (typeof PROBLEM_SEVERITIES)[number];

type RowProblemCode = Extract<Verdict, { outcome: 'failed' }>['problems'][number]['code'];
type NoticeCode = Extract<Verdict, { notices: unknown }>['notices'][number]['code'];
type SkipCode = Extract<Verdict, { detail: string }>['outcome'];
export type ImportProblemCode = RowProblemCode | NoticeCode | SkipCode | 'changed_since';

/** Why a row of a file did not become a client, or not completely, or remains one after an undo. */
@Entity('import_problems')
export class ImportProblem extends TenantEntity {
  @Column('uuid')
  importId!: string;

  @Column('int')
  line!: number;

  @Column('text')
  severity!: ProblemSeverity;

  @Column('text')
  code!: ImportProblemCode;

  /** Position of the column, from 0; null when the row as a whole is meant. */
  @Column('smallint', { nullable: true })
  columnIndex!: number | null;

  @Column('text', { nullable: true })
  columnName!: string | null;

  @Column('text', { nullable: true })
  value!: string | null;

  @Column('text')
  detail!: string;

  /** The existing client. */
  @Column('uuid', { nullable: true })
  clientId!: string | null;
}
