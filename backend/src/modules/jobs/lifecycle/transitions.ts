import { InvalidTransition } from '../../../kernel/problem/index.js';

/** All allowed changes of state; what is not listed is illegal. An empty list marks an end. */
export type TransitionTable<State extends string> = Readonly<Record<State, readonly State[]>>;

/** Throws `InvalidTransition` (409, with `from`, `to` and `allowed`) unless the table has the step. */
export function assertTransition<State extends string>(table: TransitionTable<State>, from: State, to: State): void {
  if (!table[from].includes(to)) throw new InvalidTransition(from, to, table[from]);
}
