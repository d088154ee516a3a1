export type { ImportRecord } from './import-record.entity.js';
export { ImportRecordsRepository } from './import-records.repository.js';
export { ImportRows } from './import-rows.js';
export { ImportRowsModule } from './import-rows.module.js';
export type { Verdict } from './verdict.js';
