export { type Actor, actorId, type Source, SYSTEM } from './actor.js';
export { leavesTheProcess, OutsideCallInTransaction } from './outside-call.js';
export { currentActor, currentScope, currentTenantId, runInScope, type Scope, scopeIfAny } from './scope.js';
