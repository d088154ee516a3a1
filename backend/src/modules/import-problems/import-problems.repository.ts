import { Injectable } from '@nestjs/common';
import { db, newId } from '../../kernel/database/index.js';
import { Keyset, type Page, Sorting } from '../../kernel/paging/index.js';
import { ImportProblem, type ProblemSeverity } from './import-problem.entity.js';
import type { ListImportProblemsQuery, ReportedProblem } from '../import-reports/index.js';

export type NewProblem = Omit<
  ImportProblem,
  'tenantId' | 'id' | 'version' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
>;

/** The order of the file and no other. */
const LINES = new Sorting<ImportProblem>({ line: 'line' }, 'line');
const COMPLAINTS_PER_PAGE = 1_000;

/** Every query about problems of rows. */
@Injectable()
export class ImportProblemsRepository {
  constructor(private readonly keyset: Keyset) {}

  /** In the order of the file. */
  page(importId: string, query: ListImportProblemsQuery): Promise<Page<ImportProblem>> {
    const problems = db()
      .createQueryBuilder(ImportProblem, 'problem')
      .where('problem.importId = :importId', { importId });
    if (query.severity) problems.andWhere('problem.severity = :severity', { severity: query.severity });
    if (query.code) problems.andWhere('problem.code = :code', { code: query.code });
    // The cursor is bound to the import.
    const request = { ...query, importId };
    return this.keyset.page(problems, request, LINES);
  }

  async insert(problems: NewProblem[]): Promise<void> {
    if (problems.length === 0) return;
    await db().query(
      `insert into import_problems (id, import_id, line, severity, code, column_index, column_name, value, detail, client_id)
       select id, import_id, line, severity, code, column_index, column_name, value, detail, client_id
       from jsonb_to_recordset($1::jsonb) as p (id uuid, import_id uuid, line int, severity text, code text,
            column_index smallint, column_name text, value text, detail text, client_id uuid)`,
      [JSON.stringify(problems.map(asColumns))],
    );
  }

  /** Deletes the problems of an import, or those of one severity. */
  async clear(importId: string, severity?: ProblemSeverity): Promise<void> {
    await db().delete(ImportProblem, { importId, ...(severity && { severity }) });
  }

  /** The problems of the next rows, one text per row, in the order of lines. */
  async complaintsAfter(importId: string, severity: ProblemSeverity | null, line: number): Promise<ReportedProblem[]> {
    return db().query(
      `select line, string_agg(coalesce(column_name || ': ', '') || detail, ' ' order by column_index, id) as complaint
       from import_problems
       where import_id = $1 and line > $2 and ($3::text is null or severity = $3)
       group by line order by line limit $4`,
      [importId, line, severity, COMPLAINTS_PER_PAGE],
    );
  }
}

const asColumns = (problem: NewProblem) => ({
  id: newId(),
  import_id: problem.importId,
  line: problem.line,
  severity: problem.severity,
  code: problem.code,
  column_index: problem.columnIndex,
  column_name: problem.columnName,
  value: problem.value,
  detail: problem.detail,
  client_id: problem.clientId,
});
