import type { ChangeClientsByFilterDto } from '../../api/generated/requests/types.gen';
import { type ClientsSearch, toFilter } from '../clients';

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
    /** Ids of the clients that were ticked, where a change is for them alone. */
    clientsPicked?: string[];
  }
}

/** What somebody has chosen to do. */
export type ChosenChange = {
  action: ClientsAction;
  tags: string[];
  leadSource: string;
};

/** Who is meant, as far as it is known. */
interface Meant {
  /** The address says that it is for those who were ticked. */
  isOfTicks: string | undefined;
  picked: readonly string[] | undefined;
}

/** Ticks are lost to a copied link or a new sign-in: then nobody is meant, rather than everybody whom the list shows. */
export const meansSome = (search: ClientsSearch, { isOfTicks, picked }: Meant): boolean =>
  isOfTicks || picked ? Boolean(picked?.length) : Object.keys(toFilter(search)).length > 0;

/** The same action on all that the list shows, or on those that were ticked. */
export function requestFor(
  search: ClientsSearch,
  { action, tags, leadSource }: ChosenChange,
  picked?: string[],
): ChangeRequest {
  return {
    // Never everybody: the API refuses an empty filter.
    filter: picked ? { ids: picked } : toFilter(search),
    action,
    ...(isTagging(action) && { tags: [...tags] }),
    ...(action === 'set_lead_source' && { leadSource: leadSource.trim() || null }),
  };
}

export const isTagging = (action: ClientsAction): boolean => action === 'add_tags' || action === 'remove_tags';

const TAGGING = ['add_tags', 'remove_tags'] as const;

type Status = NonNullable<ClientsSearch['status']>;

/** By the status that the list is filtered by; what a client of another status makes of it, the dry run tells. */
const OFFERED: Readonly<Record<Status | 'any', readonly ClientsAction[]>> = {
  any: ['archive', ...TAGGING, 'activate', 'deactivate', 'set_lead_source'],
  lead: ['archive', ...TAGGING, 'activate', 'set_lead_source'],
  active: ['archive', ...TAGGING, 'deactivate', 'set_lead_source'],
  inactive: ['archive', ...TAGGING, 'activate', 'set_lead_source'],
  archived: ['restore', ...TAGGING, 'set_lead_source'],
};

export const actionsFor = ({ status }: ClientsSearch): readonly ClientsAction[] => OFFERED[status ?? 'any'];

/** What was a lead or inactive before, and each lead source, is not told afterwards. */
export const canBeUndone = (action: ClientsAction): action is keyof typeof OPPOSITE => action in OPPOSITE;

const OPPOSITE = {
  deactivate: 'activate',
  archive: 'restore',
  restore: 'archive',
  add_tags: 'remove_tags',
  remove_tags: 'add_tags',
} as const;

/** The statuses of clients that are not archived. */
const IN_USE = (Object.keys(OFFERED) as (Status | 'any')[]).filter(
  (one): one is Status => one !== 'any' && OFFERED[one].includes('archive'),
);

/** Where a change leaves clients. */
function statusAfter(action: ClientsAction): ChangeRequest['filter']['status'] {
  if (action === 'archive') return ['archived'];
  if (action === 'deactivate') return ['inactive'];
  return action === 'restore' ? IN_USE : undefined;
}

/**
 * The way back: the opposite, for the clients that the filter would find had the change not moved them. What was so before
 * the change has not been touched since `startedAt`, and is left alone.
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
