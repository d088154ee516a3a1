export type { RowDraft } from './row-draft.js';
export { rowKeys } from './row-key.js';
export { mapRow } from './row-mapper.js';
export { TARGET_FIELDS, type TargetField } from './target-field.js';
