import type { ChangeClientsByFilterDto } from '../../api/generated/requests/types.gen';
import { type ClientsSearch, toFilter } from '../clients';

export type ClientsAction = ChangeClientsByFilterDto['action'];

/** One change of all clients that a filter finds. */
export type ChangeRequest = Omit<ChangeClientsByFilterDto, 'dryRun'>;

/** What the dialog knows besides its URL. Kept in the history entry, so it survives a reload. */
export interface ClientsChange {
  request: ChangeRequest;
  /** The operation of the dry run. */
  dryRunId?: string;
  /** When undoing a change: how many clients it had changed. */
  undoes?: number;
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    clientsChange?: ClientsChange;
    /** IDs of the selected clients, if the change is only for them. */
    clientsPicked?: string[];
  }
}

/** The chosen change. */
export type ChosenChange = {
  action: ClientsAction;
  tags: string[];
  leadSource: string;
};

/** Which clients are meant, as far as known. */
interface Meant {
  /** The URL says that it is for the selected ones. */
  isOfTicks: string | undefined;
  picked: readonly string[] | undefined;
}

/** A copied link or a new sign-in loses the selection: then no client is meant, rather than all. */
export const meansSome = (search: ClientsSearch, { isOfTicks, picked }: Meant): boolean =>
  isOfTicks || picked ? Boolean(picked?.length) : Object.keys(toFilter(search)).length > 0;

/** The change of all listed clients, or of the selected ones. */
export function requestFor(
  search: ClientsSearch,
  { action, tags, leadSource }: ChosenChange,
  picked?: string[],
): ChangeRequest {
  return {
    // Never all clients: the API refuses an empty filter.
    filter: picked ? { ids: picked } : toFilter(search),
    action,
    ...(isTagging(action) && { tags: [...tags] }),
    ...(action === 'set_lead_source' && { leadSource: leadSource.trim() || null }),
  };
}

export const isTagging = (action: ClientsAction): boolean => action === 'add_tags' || action === 'remove_tags';

const TAGGING = ['add_tags', 'remove_tags'] as const;

type Status = NonNullable<ClientsSearch['status']>;

/** Offered by the status that the list is filtered by; the dry run tells what happens to clients of others. */
const OFFERED: Readonly<Record<Status | 'any', readonly ClientsAction[]>> = {
  any: ['archive', ...TAGGING, 'activate', 'deactivate', 'set_lead_source'],
  lead: ['archive', ...TAGGING, 'activate', 'set_lead_source'],
  active: ['archive', ...TAGGING, 'deactivate', 'set_lead_source'],
  inactive: ['archive', ...TAGGING, 'activate', 'set_lead_source'],
  archived: ['restore', ...TAGGING, 'set_lead_source'],
};

export const actionsFor = ({ status }: ClientsSearch): readonly ClientsAction[] => OFFERED[status ?? 'any'];

/** Can’t be undone: the previous status or lead source of each client isn’t stored. */
export const canBeUndone = (action: ClientsAction): action is keyof typeof OPPOSITE => action in OPPOSITE;

const OPPOSITE = {
  deactivate: 'activate',
  archive: 'restore',
  restore: 'archive',
  add_tags: 'remove_tags',
  remove_tags: 'add_tags',
} as const;

/** Statuses of clients that aren’t archived. */
const IN_USE = (Object.keys(OFFERED) as (Status | 'any')[]).filter(
  (one): one is Status => one !== 'any' && OFFERED[one].includes('archive'),
);

/** The statuses that clients have after a change. */
function statusAfter(action: ClientsAction): ChangeRequest['filter']['status'] {
  if (action === 'archive') return ['archived'];
  if (action === 'deactivate') return ['inactive'];
  return action === 'restore' ? IN_USE : undefined;
}

/**
 * The undo: the opposite change, for clients that the filter would find if the change hadn’t moved them. Clients that
 * were already so weren’t updated since `startedAt`, and are left alone.
 */
export function undoOf({ filter, action, tags }: ChangeRequest, startedAt: string): ChangeRequest | null {
  if (!canBeUndone(action)) return null;
  const status = statusAfter(action) ?? filter.status ?? (filter.ids ? undefined : IN_USE);
  const isStillCarried = (tag: string) => action !== 'remove_tags' || !tags?.includes(tag);
  const { tag, ...rest } = filter;
  const carried = tag?.filter(isStillCarried) ?? [];
  return {
    filter: {
      ...rest,
      ...(carried.length > 0 && { tag: carried }),
      ...(status && { status }),
      updatedSince: startedAt,
    },
    action: OPPOSITE[action],
    ...(tags && { tags }),
  };
}
