import { defineEvent, defineRecord } from '../../kernel/events/index.js';
import { canChange } from '../../kernel/access/index.js';
import { InvalidTransition } from '../../kernel/problem/index.js';
import type { Import } from './import.entity.js';

const IMPORT_RECORD = defineRecord({ kind: 'import', read: 'imports.read' });

/** An import ran to its end, or was cancelled half-way; `data` is the import with its counts. */
export const ImportFinished = defineEvent('import.finished', IMPORT_RECORD);

/** An import was undone; `data` is the import with what remained. */
export const ImportRolledBack = defineEvent('import.rolled_back', IMPORT_RECORD);

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
 * All transitions. A changed mapping takes a validated import back to `mapped`, because the dry run no longer applies;
 * a run that was cancelled half-way can be undone like a finished one.
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

/** The actions of an import, and the state that each leads to. */
const LEADS_TO = {
  update: 'mapped',
  validate: 'validated',
  run: 'running',
  cancel: 'cancelled',
  undo: 'rolled_back',
} as const satisfies Record<string, ImportState>;
export type ImportAction = keyof typeof LEADS_TO;
export const IMPORT_ACTIONS = Object.keys(LEADS_TO) as ImportAction[];

/** Those that the caller may ask for now. What runs can be stopped and lets nothing else begin; an undo goes to its end. */
export function allowedImportActions(row: Import): ImportAction[] {
  const { state, activity } = row;
  if (!canChange('imports.run')) return [];
  return IMPORT_ACTIONS.filter((action) => {
    if (!NEXT[state].includes(LEADS_TO[action])) return false;
    if (action === 'cancel') return activity !== 'undoing';
    return activity === null && (action !== 'undo' || mayBeUndone(row));
  });
}

// Long enough to notice on Monday what was imported on Friday; later, work has been planned for the new clients.
const UNDO_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Until when an import can be undone; null when there is nothing (more) to undo. */
export function undoUntil({ state, finishedAt, result }: Pick<Import, 'state' | 'finishedAt' | 'result'>): Date | null {
  if (!finishedAt || !['done', 'done_with_errors', 'cancelled'].includes(state)) return null;
  if (!result || result.created + result.propertiesAdded === 0) return null;
  return new Date(finishedAt.getTime() + UNDO_DAYS * DAY_MS);
}

export function mayBeUndone(row: Parameters<typeof undoUntil>[0]): boolean {
  const until = undoUntil(row);
  return until !== null && until >= new Date();
}
