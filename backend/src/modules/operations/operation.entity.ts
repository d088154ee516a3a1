import { Column, Entity } from 'typeorm';
import type { Permission } from '../../kernel/access/index.js';
import { TenantEntity } from '../../kernel/database/index.js';
import type { FieldError } from '../../kernel/problem/index.js';

export const OPERATION_STATES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;

export type OperationState = (typeof OPERATION_STATES)[number];

/** Why an operation failed, in the words of a problem document. */
export interface OperationProblem {
  code: string;
  title: string;
  detail?: string;
  errors?: FieldError[];
}

const instant = { type: 'timestamptz', precision: 3, nullable: true } as const;

/** Long work that a person waits for. `queued → running → succeeded | failed | cancelled`. */
@Entity('operations')
export class Operation extends TenantEntity {
  /** What kind of work, for example `imports.run`. */
  @Column('text')
  kind!: string;

  @Column('text', { default: 'queued' })
  state!: OperationState;

  @Column('int', { default: 0 })
  done!: number;

  @Column('int', { nullable: true })
  total!: number | null;

  @Column('text', { nullable: true })
  message!: string | null;

  /** The record that it works on, for example `import`. */
  @Column('text', { nullable: true })
  subjectType!: string | null;

  @Column('uuid', { nullable: true })
  subjectId!: string | null;

  /** The request, where no other record holds it; only the worker reads it. */
  @Column('jsonb', { nullable: true })
  request!: object | null;

  /** The checkpoint of the work, in a form that depends on the kind; null once it has ended. */
  @Column('jsonb', { nullable: true })
  checkpoint!: object | null;

  @Column('jsonb', { nullable: true })
  result!: Record<string, unknown> | null;

  @Column('uuid', { nullable: true })
  resultFileId!: string | null;

  /** Whoever downloads the file needs all of these; null where whoever sees the operation may. */
  @Column('text', { array: true, nullable: true })
  filePermissions!: Permission[] | null;

  @Column('jsonb', { nullable: true })
  problem!: OperationProblem | null;

  @Column(instant)
  cancelRequestedAt!: Date | null;

  @Column(instant)
  startedAt!: Date | null;

  /** Last heartbeat. */
  @Column(instant)
  heartbeatAt!: Date | null;

  @Column(instant)
  finishedAt!: Date | null;
}
