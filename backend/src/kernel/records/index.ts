export { changedValues } from './changed-values.js';
export { type Change, Lifecycle, type Step } from './lifecycle.js';
export { type RecordKind, RecordWriter } from './record-writer.js';
export { RecordsModule } from './records.module.js';
