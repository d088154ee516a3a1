export { type Actor, actorId, type Source, SYSTEM } from './actor.js';
export { leavesTheProcess, OutsideCallInTransaction } from './outside-call.js';
export {
  afterCommit,
  currentActor,
  currentScope,
  currentTenantId,
  db,
  runInScope,
  type Scope,
  scopeIfAny,
} from './scope.js';
