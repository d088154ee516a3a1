import type { ChangeClientsByFilterDto } from '../../api/generated/requests/types.gen';
import { type ClientsSearch, toQuery } from '../clients';

export type ClientsAction = ChangeClientsByFilterDto['action'];

/** One change of every client that a filter finds. */
export type ChangeRequest = Omit<ChangeClientsByFilterDto, 'dryRun'>;

/** What the dialog knows beside its address. It is kept with the entry of the history, so it outlives a reload. */
export interface ClientsChange {
  request: ChangeRequest;
  /** The operation that tells what it would do. */
  dryRunId?: string;
  /** Of a change that is to be undone: how many it had changed. */
  undoes?: number;
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    clientsChange?: ClientsChange;
  }
}

/** The same action on all that the list shows. */
export function requestFor(search: ClientsSearch, action: ClientsAction, tags: readonly string[]): ChangeRequest {
  const { q, status, kind, tag } = toQuery(search);
  const filter = { ...(q && { q }), ...(status && { status }), ...(kind && { kind }), ...(tag && { tag }) };
  return {
    filter,
    // Nobody gets here by a slip: the numbers come first.
    ...(Object.keys(filter).length === 0 && { all: true }),
    action,
    ...(isTagging(action) && { tags: [...tags] }),
  };
}

export const isTagging = (action: ClientsAction): boolean => action === 'add_tags' || action === 'remove_tags';

/** Offered for what the list shows: archived clients come back, all others go. */
export const actionsFor = ({ status }: ClientsSearch): readonly ClientsAction[] => [
  status === 'archived' ? 'restore' : 'archive',
  'add_tags',
  'remove_tags',
];

const OPPOSITE = { archive: 'restore', restore: 'archive', add_tags: 'remove_tags', remove_tags: 'add_tags' } as const;

const IN_USE: NonNullable<ChangeRequest['filter']['status']> = ['lead', 'active', 'inactive'];

/**
 * The way back: the opposite, for the clients that the filter would find had the change not moved them. What was so before
 * the change has not been touched since `startedAt`, and is left alone.
 */
export function undoOf({ filter, action, tags }: ChangeRequest, startedAt: string): ChangeRequest {
  const status =
    action === 'archive' ? ['archived' as const] : action === 'restore' ? IN_USE : (filter.status ?? IN_USE);
  const isStillCarried = (tag: string) => action !== 'remove_tags' || !tags?.includes(tag);
  const { tag, ...rest } = filter;
  const carried = tag?.filter(isStillCarried) ?? [];
  return {
    filter: { ...rest, ...(carried.length > 0 && { tag: carried }), status, updatedSince: startedAt },
    action: OPPOSITE[action],
    ...(tags && { tags }),
  };
}
