export { Bulk, bulkAction, type BulkActions } from './bulk.js';
export { BulkResultsDto, BulkRows } from './bulk.dto.js';
export { BulkModule } from './bulk.module.js';
