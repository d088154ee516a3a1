export { type Actor, actorId, type Source, SYSTEM } from './actor.js';
export { Batch, mergeBatches, writeBatches } from './batch.js';
export { requireNoTransaction, OutsideCallInTransaction } from './outside-call.js';
export {
  afterCommit,
  type CompanyRow,
  currentActor,
  currentScope,
  currentTenantId,
  db,
  runInScope,
  type Scope,
  scopeIfAny,
} from './scope.js';
