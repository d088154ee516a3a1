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

/** The client list’s search, filters, and sort order, as its URL has them. */
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

/** Fills two desktop screens and still loads in an instant. */
const PAGE = 100;

export const toQuery = ({ q, status, kind, tag, sort }: ClientsSearch): Query => ({
  limit: PAGE,
  ...(q && { q }),
  ...(status && { status: [status] }),
  ...(kind && { kind }),
  ...(tag && { tag: [tag] }),
  // Search results come best match first: the API takes no other order for them.
  ...(sort && !q && { sort }),
});

/** The same for a change or an export of all listed clients: as a body, without an order. */
export function toFilter(search: ClientsSearch): ClientsFilter {
  const { q, status, kind, tag } = toQuery(search);
  return { ...(q && { q }), ...(status && { status }), ...(kind && { kind }), ...(tag && { tag }) };
}
