export { ImportRecord } from './import-record.entity.js';
export { ImportRecordsRepository, type NewRecord } from './import-records.repository.js';
export { rowKeys, type RowKeys } from './row-key.js';
