import { listAuditEntriesInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { addDays } from '../../lib/calendar';
import { instantIn } from '../../lib/instant-in';
import { read } from '../../lib/search';
import { isUuid } from '../../lib/uuid';

export const ACTIONS = ['created', 'changed', 'deleted'] as const;

/** The filters of the log, as its URL has them. */
export interface AuditSearch {
  type?: string;
  action?: (typeof ACTIONS)[number];
  who?: string;
  /** The id of one record. */
  record?: string;
  /** Days of the company, both included. */
  from?: string;
  to?: string;
}

const day = (value: unknown): string | undefined => {
  const text = read.text(value);
  return text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
};

const id = (value: unknown): string | undefined => {
  const text = read.text(value);
  return text && isUuid(text) ? text : undefined;
};

export function parseAuditSearch(search: Record<string, unknown>): AuditSearch {
  const type = read.text(search['type'])?.slice(0, 60);
  const action = read.oneOf(search['action'], ACTIONS);
  const [who, record] = [id(search['who']), id(search['record'])];
  const [from, to] = [day(search['from']), day(search['to'])];
  return {
    ...(type && { type }),
    ...(action && { action }),
    ...(who && { who }),
    ...(record && { record }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/** The same as the API takes it. */
export const filterOf = ({ type, action, who, record, from, to }: AuditSearch, timezone: string) => ({
  ...(type && { entityType: type }),
  ...(action && { action }),
  ...(who && { actorId: who }),
  ...(record && { entityId: record }),
  ...(from && { since: instantIn(timezone, `${from}T00:00`) }),
  ...(to && { until: instantIn(timezone, `${addDays(to, 1)}T00:00`) }),
});

export const auditPages = (search: AuditSearch, timezone: string) =>
  listAuditEntriesInfiniteOptions({ query: filterOf(search, timezone) });

/** Everything that happened to one record. */
export const historyPages = (entityId: string) => listAuditEntriesInfiniteOptions({ query: { entityId, limit: 25 } });
