import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray } from 'class-validator';
import { ProblemDto } from '../problem/index.js';

/** Anything larger is an operation: a request must not hold its transaction for long. */
export const BULK_ROWS = 500;

/**
 * The rows of a bulk request, each of one of the given classes, told apart by `action`. `Bulk` checks them one by one,
 * since an invalid row must not fail the others.
 */
export function BulkRows(...rows: Type[]): PropertyDecorator {
  const items = { oneOf: rows.map((row) => ({ $ref: getSchemaPath(row) })) };
  const documented = ApiProperty({ type: 'array', minItems: 1, maxItems: BULK_ROWS, items });
  const checked = applyDecorators(IsArray(), ArrayMinSize(1), ArrayMaxSize(BULK_ROWS));
  return (target, key) => {
    ApiExtraModels(...rows)(target.constructor);
    documented(target, key);
    checked(target, key);
  };
}

/** What became of one row of a bulk request. */
export class BulkResultDto {
  /** Position of the row in the request, from 0. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: BULK_ROWS - 1, example: 0 })
  index!: number;

  /** HTTP status the row would have returned on its own. */
  @ApiProperty({ type: 'integer', minimum: 200, maximum: 599, example: 200 })
  status!: number;

  /** Id of the record; null where none is known. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', maxLength: 36 })
  id!: string | null;

  /** Version of the record after the change; null when the row was rejected. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: 2_147_483_647, example: 2 })
  version!: number | null;

  /**
   * Why the row was rejected, with pointers into the row (up to 10 errors) and the members of its `code`. Null when it
   * succeeded.
   */
  @ApiProperty({ type: ProblemDto, nullable: true, additionalProperties: true })
  problem!: ProblemDto | null;
}

/** What became of each row of a bulk request, in the order in which they were sent. */
export class BulkResultsDto {
  /** One entry for each row. */
  @ApiProperty({ type: [BulkResultDto], maxItems: BULK_ROWS })
  results!: BulkResultDto[];

  /** Number of rows that succeeded. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: BULK_ROWS, example: 2 })
  succeeded!: number;

  /** Number of rejected rows. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: BULK_ROWS, example: 0 })
  failed!: number;
}
