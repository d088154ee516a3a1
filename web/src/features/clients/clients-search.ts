import type { ExportClientsDto, ListClientsData } from '../../api/generated/requests/types.gen';
import { read } from '../../lib/search';

type Query = NonNullable<ListClientsData['query']>;
export type ClientsFilter = ExportClientsDto['filter'];
export type ClientStatus = NonNullable<Query['status']>[number];
export type ClientSort = NonNullable<Query['sort']>;

export const CLIENT_STATUSES = ['lead', 'active', 'inactive', 'archived'] as const satisfies readonly ClientStatus[];
const SORTS = [
  ...(['name', '-name', 'created', '-created', 'updated', '-updated'] as const),
  ...(['number', '-number', 'status', '-status'] as const),
] as const satisfies readonly ClientSort[];

/** What the address of the client list says: what is searched, which filters are on, in which order. */
export interface ClientsSearch {
  q?: string;
  status?: ClientStatus;
  kind?: 'person' | 'company';
  tag?: string;
  sort?: ClientSort;
}

export function parseClientsSearch(search: Record<string, unknown>): ClientsSearch {
  const { q, tag } = { q: read.text(search['q']), tag: read.text(search['tag']) };
  const status = read.oneOf(search['status'], CLIENT_STATUSES);
  const kind = read.oneOf(search['kind'], ['person', 'company'] as const);
  const sort = read.oneOf(search['sort'], SORTS);
  return {
    ...(q && { q: q.slice(0, 200) }),
    ...(status && { status }),
    ...(kind && { kind }),
    ...(tag && { tag }),
    ...(sort && { sort }),
  };
}

/** Enough to fill two screens of a desk at once, and little enough to answer in an instant. */
const PAGE = 100;

export const toQuery = ({ q, status, kind, tag, sort }: ClientsSearch): Query => ({
  limit: PAGE,
  ...(q && { q }),
  ...(status && { status: [status] }),
  ...(kind && { kind }),
  ...(tag && { tag: [tag] }),
  // What is found comes best first: the API takes no other order then.
  ...(sort && !q && { sort }),
});

/** The same for a change or an export of all that the list shows: without an order, and as a body. */
export function toFilter(search: ClientsSearch): ClientsFilter {
  const { q, status, kind, tag } = toQuery(search);
  return { ...(q && { q }), ...(status && { status }), ...(kind && { kind }), ...(tag && { tag }) };
}
