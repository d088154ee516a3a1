import type { Import } from './import.entity.js';

// Long enough to notice on Monday what was imported on Friday; later, work has been planned on the new clients.
const UNDO_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Until when an import can be undone; null when there is nothing (more) to undo. */
export function undoUntil({ state, finishedAt, result }: Pick<Import, 'state' | 'finishedAt' | 'result'>): Date | null {
  if (!finishedAt || !['done', 'done_with_errors', 'cancelled'].includes(state)) return null;
  if (!result || result.created + result.propertiesAdded === 0) return null;
  return new Date(finishedAt.getTime() + UNDO_DAYS * DAY_MS);
}
