export { addressKey } from './addresses.js';
export { phoneKey } from './phones.js';
export type { DraftAddress, DraftPhone, DraftStatus, MappedRow, PhoneLabel, RowDraft } from './row-draft.js';
export { mapRow, type MappingSettings } from './row-mapper.js';
export { ROW_PROBLEM_CODES, type RowProblem, type RowProblemCode, SKIP_CODES, type SkipCode } from './row-problem.js';
export {
  type Mapping,
  TARGET_FIELD_NAMES,
  TARGET_FIELDS,
  type TargetField,
  type TargetFieldInfo,
} from './target-field.js';
