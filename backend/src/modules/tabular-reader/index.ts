export { inspectFile } from './inspect-file.js';
export { dataRows } from './rows.js';
export { SourceFormat, type SourceRow } from './source.js';
export { UnreadableFile } from './unreadable-file.js';
