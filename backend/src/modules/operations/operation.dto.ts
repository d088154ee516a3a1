import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import { SortBy, UpdatedPageQuery, OneLine } from '../../kernel/dto/index.js';
import { FieldErrorDto } from '../../kernel/problem/index.js';
import { type Operation, OPERATION_STATES, type OperationProblem, type OperationState } from './operation.entity.js';

const MAX_INT = 2_147_483_647;
const KIND = /^[a-z][a-z_.]{0,59}$/;

type OperationOrder = 'created' | 'updated';
export const OPERATION_ORDERS = new Sorting<Operation, OperationOrder>(
  { created: 'createdAt', updated: 'updatedAt' },
  '-created',
);

/** Filters of the list of operations. */
export class ListOperationsQuery extends UpdatedPageQuery {
  /** Order of the rows. */
  @SortBy(OPERATION_ORDERS)
  sort?: SortWord<OperationOrder>;

  /** Only operations in this state. */
  @ApiPropertyOptional({ enum: OPERATION_STATES, example: 'running' })
  @IsOptional()
  @IsIn(OPERATION_STATES)
  state?: OperationState;

  /** Only operations of this kind. */
  @ApiPropertyOptional({ maxLength: 60, pattern: KIND.source, example: 'imports.run' })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(60)
  @Matches(KIND)
  kind?: string;
}

/** Why an operation failed, in the words of a problem document. */
export class OperationProblemDto implements OperationProblem {
  /** Stable code for apps. */
  @ApiProperty({ maxLength: 60, pattern: '^[a-z0-9_]{1,60}$', example: 'unreadable_file' })
  code!: string;

  /** Short, the same for every problem of this kind. */
  @ApiProperty({ maxLength: 200, example: 'File can’t be read' })
  title!: string;

  /** What happened this time and what to do about it. */
  @ApiPropertyOptional({ maxLength: 2000, example: 'The file is an image, not a client list.' })
  detail?: string;

  /** One entry for each wrong field. */
  @ApiPropertyOptional({ type: () => [FieldErrorDto], maxItems: 200 })
  errors?: FieldErrorDto[];
}

/** The record that an operation works on. */
export class OperationSubjectDto {
  /** Kind of record; documented as open, more values may come. */
  @ApiProperty({ maxLength: 60, example: 'import' })
  type!: string;

  /** Id of the record. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;
}

/** Long work: how far it is and what came of it. Follow it here, or on the live stream under the topic `operation`. */
export class OperationDto {
  /** Id of the operation. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** What kind of work; documented as open, more values may come. */
  @ApiProperty({ maxLength: 60, example: 'imports.run' })
  kind!: string;

  /** `queued → running → succeeded | failed | cancelled`; documented as open, more values may come. */
  @ApiProperty({ enum: OPERATION_STATES, example: 'running' })
  state!: OperationState;

  /** How many units of work are done. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_INT, example: 1200 })
  done!: number;

  /** How many units there are; null while that is not known. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, maximum: MAX_INT, example: 30000 })
  total!: number | null;

  /** Current step, for people. */
  @ApiProperty({ type: String, nullable: true, maxLength: 500, example: 'Writing clients' })
  message!: string | null;

  /** The record it works on, if there is one. */
  @ApiProperty({ type: OperationSubjectDto, nullable: true })
  subject!: OperationSubjectDto | null;

  /**
   * Result, in a form that depends on the kind; null until it has ended. Canceled or failed work may report what was
   * done up to then.
   */
  @ApiProperty({ type: Object, nullable: true, additionalProperties: true, example: { created: 29980, skipped: 20 } })
  result!: Record<string, unknown> | null;

  /** Whether there is a file to read from `GET /api/v1/operations/{operationId}/file`. */
  @ApiProperty({ example: false })
  hasFile!: boolean;

  /** Why it failed; null unless it did. */
  @ApiProperty({ type: OperationProblemDto, nullable: true })
  problem!: OperationProblemDto | null;

  /** Whether cancellation was requested. */
  @ApiProperty({ example: false })
  cancelRequested!: boolean;

  /** Id of the person who started it; null for the product itself. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  createdBy!: string | null;

  /** When it was requested. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  createdAt!: string;

  /** When the work began. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  startedAt!: string | null;

  /** Last heartbeat. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  heartbeatAt!: string | null;

  /** When it ended. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  finishedAt!: string | null;

  /** When it was last updated. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  updatedAt!: string;

  /** Version number, incremented on every change. Used as the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_INT })
  version!: number;

  static from(operation: Operation): OperationDto {
    const { id, kind, state, done, total, message, result, problem, createdBy, version } = operation;
    const { subjectType: type, subjectId } = operation;
    return {
      id,
      kind,
      state,
      done,
      total,
      message,
      result,
      problem,
      createdBy,
      version,
      subject: type && subjectId ? { type, id: subjectId } : null,
      hasFile: operation.resultFileId !== null,
      cancelRequested: operation.cancelRequestedAt !== null,
      createdAt: operation.createdAt.toISOString(),
      startedAt: operation.startedAt?.toISOString() ?? null,
      heartbeatAt: operation.heartbeatAt?.toISOString() ?? null,
      finishedAt: operation.finishedAt?.toISOString() ?? null,
      updatedAt: operation.updatedAt.toISOString(),
    };
  }
}
