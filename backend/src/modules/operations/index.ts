export type { FilteredChange, Match, Matches, Place } from '../filtered-changes/filtered-change.js';
export { FilteredChanges } from '../filtered-changes/filtered-changes.js';
export { Operation } from './operation.entity.js';
export { OperationDto } from './operation.dto.js';
export { OperationsModule } from './operations.module.js';
export { Operations } from './operations.service.js';
export { StartsOperation } from './starts-operation.js';
