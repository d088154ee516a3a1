export { Operation } from './operation.entity.js';
export { OperationDto } from './operation.dto.js';
export { OperationsModule } from './operations.module.js';
export { Operations } from './operations.service.js';
export { StartsOperation } from './starts-operation.js';
