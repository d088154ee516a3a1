import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '../../kernel/dto/index.js';
import { type ImportProblem, PROBLEM_SEVERITIES } from '../import-problems/index.js';

const SEVERITY = { enum: PROBLEM_SEVERITIES, example: 'error' };
const CODE = /^[a-z0-9_]{1,60}$/;

/** Filters of the problems of an import. */
export class ListImportProblemsQuery extends PageQuery {
  /**
   * `error`: rows that need fixing. `skipped`: rows that already exist. `notice`: rows imported with a warning. `kept`:
   * rows an undo didn't remove.
   */
  @ApiPropertyOptional(SEVERITY)
  @IsOptional()
  @IsIn(PROBLEM_SEVERITIES)
  severity?: ImportProblem['severity'];

  /** Only problems with this code. */
  @ApiPropertyOptional({ maxLength: 60, pattern: CODE.source, example: 'email_invalid' })
  @IsOptional()
  @Matches(CODE)
  @MaxLength(60)
  code?: string;
}

/** Which rows go into the file. */
export class DownloadImportProblemsQuery {
  /** Rows of one severity. Default: `error`, the rows that need fixing. */
  @ApiPropertyOptional({ ...SEVERITY, default: 'error' })
  @IsOptional()
  @IsIn(PROBLEM_SEVERITIES)
  severity: ImportProblem['severity'] = 'error';
}

/** Why a row did not become a client, or not all of it. */
export class ImportProblemDto {
  /** Id of the problem. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Line of the file where the row begins, from 1, as an editor counts. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2_147_483_647, example: 17 })
  line!: number;

  /**
   * `error`: needs fixing. `skipped`: already exists. `notice`: imported with a warning. `kept`: not removed by an
   * undo.
   */
  @ApiProperty(SEVERITY)
  severity!: ImportProblem['severity'];

  /** Stable, for programs; documented as open, more may come. */
  @ApiProperty({ maxLength: 60, pattern: CODE.source, example: 'email_invalid' })
  code!: string;

  /** Position of the column, from 0; null when the row as a whole is meant. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, maximum: 500, example: 3 })
  column!: number | null;

  /** Name of the column. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: 'E-mail' })
  columnName!: string | null;

  /** The value in the file. */
  @ApiProperty({ type: String, nullable: true, maxLength: 500, example: 'ann@example' })
  value!: string | null;

  /** What is wrong, for people. */
  @ApiProperty({ maxLength: 1000, example: '“ann@example” isn’t a valid email address.' })
  detail!: string;

  /** The existing client. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  clientId!: string | null;

  static from(problem: ImportProblem): ImportProblemDto {
    const { id, line, severity, code, columnIndex, columnName, value, detail, clientId } = problem;
    return { id, line, severity, code, column: columnIndex, columnName, value, detail, clientId };
  }
}
