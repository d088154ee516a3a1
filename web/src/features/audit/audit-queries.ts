import { listAuditEntriesInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { read } from '../../lib/search';

export const ACTIONS = ['created', 'changed', 'deleted'] as const;

/** The filters of the log, as its URL has them. */
export interface AuditSearch {
  type?: string;
  action?: (typeof ACTIONS)[number];
  who?: string;
}

export function parseAuditSearch({ type, action, who }: Record<string, unknown>): AuditSearch {
  const kind = read.text(type)?.slice(0, 60);
  const [known, person] = [read.oneOf(action, ACTIONS), read.text(who)];
  return { ...(kind && { type: kind }), ...(known && { action: known }), ...(person && { who: person }) };
}

export const auditPages = ({ type, action, who }: AuditSearch) =>
  listAuditEntriesInfiniteOptions({
    query: { ...(type && { entityType: type }), ...(action && { action }), ...(who && { actorId: who }) },
  });

/** Everything that happened to one record. */
export const historyPages = (entityId: string) => listAuditEntriesInfiniteOptions({ query: { entityId, limit: 25 } });
