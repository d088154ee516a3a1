export { type Actor, actorId, type Source, SYSTEM } from './actor.js';
export { Batch, mergeBatches, writeBatches } from './batch.js';
export { requireNoTransaction, OutsideCallInTransaction } from './outside-call.js';
export {
  afterCommit,
  type TenantRow,
  type Credential,
  currentActor,
  currentScope,
  currentTenantId,
  db,
  runInScope,
  type Scope,
  scopeIfAny,
  type Statements,
  type TextRow,
} from './scope.js';
