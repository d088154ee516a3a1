import type { NewProblem } from '../import-problems/index.js';
import { type FailedRow, isWanted, type Verdict, type WantedRow } from './verdict.js';

/** The problems of rows that do not become clients, and the notices of those that do. */
export function problemsOf(importId: string, columns: readonly string[], verdicts: Verdict[]): NewProblem[] {
  return verdicts.flatMap((verdict): NewProblem[] => {
    const common = { importId, line: verdict.row.line };
    if (isWanted(verdict))
      return placed(verdict.notices, { ...common, severity: 'notice', clientId: verdict.clientId });
    if (verdict.outcome === 'failed') return placed(verdict.problems, { ...common, severity: 'error', clientId: null });
    const { outcome: code, detail, clientId, name: value } = verdict;
    return [{ ...common, severity: 'skipped', code, columnIndex: null, columnName: null, value, detail, clientId }];
  });

  function placed(
    problems: FailedRow['problems'] | WantedRow['notices'],
    common: Pick<NewProblem, 'importId' | 'line' | 'severity' | 'clientId'>,
  ): NewProblem[] {
    return problems.map(({ code, column, value, detail }) => ({
      ...common,
      code,
      value,
      detail: detail.slice(0, 1000),
      columnIndex: column,
      columnName: column === null ? null : (columns[column] ?? null),
    }));
  }
}
