import { can, type Permission } from '../access/index.js';
import type { DomainEvent } from '../events/index.js';
import { InvalidTransition } from '../problem/index.js';

/** A step in the life of a record: an action of the API that takes it from some states to another. */
export interface Step<State extends string> {
  from: readonly State[];
  to: State;
  /** Any of these; none for a step that no operation takes. */
  permission: Permission | Permission[];
  /** What it tells. */
  event: DomainEvent;
}

/** All steps that records of a kind may take. What is not here is illegal. */
export class Lifecycle<State extends string, Action extends string> {
  constructor(readonly steps: Readonly<Record<Action, Step<State>>>) {}

  /** The step of an action. Throws `InvalidTransition` (409, with `from`, `to` and `allowed`) where it does not lead on. */
  require(action: Action, from: State): Step<State> {
    const step = this.steps[action];
    if (!step.from.includes(from)) throw new InvalidTransition(from, step.to, this.leadsTo(from));
    return step;
  }

  /** The states after this one; none mark an end. */
  leadsTo(from: State): State[] {
    return [...new Set(this.actionsFrom(from).map((action) => this.steps[action].to))];
  }

  /** The actions that lead on from a state, and that the caller has a permission for. */
  allowedActions(from: State): Action[] {
    return this.actionsFrom(from).filter((action) => [this.steps[action].permission].flat().some((one) => can(one)));
  }

  private actionsFrom(from: State): Action[] {
    return (Object.keys(this.steps) as Action[]).filter((action) => this.steps[action].from.includes(from));
  }
}
