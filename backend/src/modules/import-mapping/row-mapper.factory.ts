import type { RowDraft } from './row-draft.js';
import { mapRow } from './row-mapper.js';
import type { TargetField } from './target-field.js';

/** A row with these values, one column for each. */
export function map(values: Array<readonly [TargetField, string]>, more: { refine?: (draft: RowDraft) => void } = {}) {
  const row = { line: 2, cells: values.map(([, value]) => value) };
  const mapping = values.map(([target]) => target);
  return mapRow(row, { columns: mapping, mapping, defaultCountry: 'US', shareAddress: true, ...more });
}

export function draftOf(...values: Array<readonly [TargetField, string]>): RowDraft {
  const { draft, problems } = map(values);
  if (!draft) throw new Error(problems.map(({ detail }) => detail).join(' '));
  return draft;
}
