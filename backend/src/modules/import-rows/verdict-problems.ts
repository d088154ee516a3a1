import type { NewProblem } from '../import-problems/index.js';
import { isWanted, type Verdict } from './verdict.js';

/** What has to be told about rows that do not become clients. */
export function problemsOf(importId: string, columns: readonly string[], verdicts: Verdict[]): NewProblem[] {
  return verdicts.flatMap((verdict): NewProblem[] => {
    if (isWanted(verdict)) return [];
    const common = { importId, line: verdict.row.line };
    if (verdict.outcome === 'failed') {
      return verdict.problems.map(({ code, column, value, detail }) => ({
        ...common,
        severity: 'error',
        code,
        value,
        detail: detail.slice(0, 1000),
        clientId: null,
        columnIndex: column,
        columnName: column === null ? null : (columns[column] ?? null),
      }));
    }
    const { outcome: code, detail, clientId, draft } = verdict;
    const value = draft.displayName;
    return [{ ...common, severity: 'skipped', code, columnIndex: null, columnName: null, value, detail, clientId }];
  });
}
