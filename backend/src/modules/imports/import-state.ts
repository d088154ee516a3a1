import { InvalidTransition } from '../../kernel/problem/index.js';

export const IMPORT_STATES = [
  'uploaded',
  'mapped',
  'validated',
  'running',
  'done',
  'done_with_errors',
  'cancelled',
  'rolled_back',
] as const;

export type ImportState = (typeof IMPORT_STATES)[number];

/**
 * All transitions there are (product 1.20). A changed mapping takes a validated import back to `mapped`, because the
 * dry run no longer speaks of it; a run that was cancelled half-way can be undone like a finished one.
 */
const NEXT: Record<ImportState, readonly ImportState[]> = {
  uploaded: ['mapped', 'cancelled'],
  mapped: ['mapped', 'validated', 'cancelled'],
  validated: ['mapped', 'validated', 'running', 'cancelled'],
  running: ['done', 'done_with_errors', 'cancelled'],
  done: ['rolled_back'],
  done_with_errors: ['rolled_back'],
  cancelled: ['rolled_back'],
  rolled_back: [],
};

/** Throws `InvalidTransition` (409) with `from`, `to` and `allowed`. */
export function assertTransition(from: ImportState, to: ImportState): void {
  if (!NEXT[from].includes(to)) throw new InvalidTransition(from, to, NEXT[from]);
}
