export { ImportRecord } from '../../import-rows/import-record.entity.js';
export { ImportRecordsRepository, type NewRecord } from '../../import-rows/import-records.repository.js';
export { rowKeys, type RowKeys } from '../../import-rows/row-key.js';
