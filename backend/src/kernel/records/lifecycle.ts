import { canChange, type Permission } from '../access/index.js';
import type { DomainEvent } from '../events/index.js';
import { InvalidTransition } from '../problem/index.js';

/** A transition of a record: an action of the API that takes it from some states to another. */
export interface Step<State extends string> {
  from: readonly State[];
  to: State;
  /** Any of these; empty for a transition that no operation makes. */
  permission: Permission | Permission[];
  /** The event that it records. */
  event: DomainEvent;
}

/** An action of the API that leaves a record in its state. */
export interface Change<State extends string> {
  in: readonly State[];
  /** Any of these. */
  permission: Permission | Permission[];
}

/** All transitions of a kind of record, and the actions between them. Anything else is illegal. */
export class Lifecycle<State extends string, Action extends string, Between extends string = never> {
  constructor(
    readonly steps: Readonly<Record<Action, Step<State>>>,
    readonly changes: Readonly<Record<Between, Change<State>>> = {} as Record<Between, Change<State>>,
  ) {}

  /** Whether a record in this state allows this change. */
  takes(change: Between, state: State): boolean {
    return this.changes[change].in.includes(state);
  }

  /**
   * The transition of an action. Throws `InvalidTransition` (409, with `from`, `to` and `allowed`) where the state does
   * not allow it.
   */
  require(action: Action, from: State): Step<State> {
    const step = this.steps[action];
    if (!step.from.includes(from)) throw new InvalidTransition(from, step.to, this.leadsTo(from));
    return step;
  }

  /** The states that can follow; none for a final state. */
  leadsTo(from: State): State[] {
    return [...new Set(this.actionsFrom(from).map((action) => this.steps[action].to))];
  }

  /** The actions and changes that the state allows and the caller has a permission for; none while the company is read-only. */
  allowedActions(from: State): Array<Action | Between> {
    const changes = (Object.keys(this.changes) as Between[]).filter((change) => this.takes(change, from));
    return [
      ...this.actionsFrom(from).filter((action) => isPermitted(this.steps[action])),
      ...changes.filter((change) => isPermitted(this.changes[change])),
    ];
  }

  private actionsFrom(from: State): Action[] {
    return (Object.keys(this.steps) as Action[]).filter((action) => this.steps[action].from.includes(from));
  }
}

const isPermitted = ({ permission }: { permission: Permission | Permission[] }): boolean =>
  canChange(...[permission].flat());
