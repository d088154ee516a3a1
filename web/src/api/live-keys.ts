import { useGetTenantKey, useListEventsKey, useListMembersKey } from './generated/queries/common';

/** Which generated queries show an entity: `one` by its id, `many` as lists. */
interface ShownBy {
  one: readonly string[];
  many: readonly string[];
}

/** Add your entity here and each open screen of it stays current by itself. */
const SHOWN_BY: Readonly<Record<string, ShownBy>> = {
  tenant: { one: [useGetTenantKey], many: [] },
  membership: { one: [], many: [useListMembersKey] },
};

/** Every event is also a line in some history. */
const ALWAYS = [useListEventsKey];

export interface Change {
  entity: string;
  entityId: string;
}

/** Does a cached query show one of these entities? Its key is the operation's name, then what it was asked with. */
export function isStaleAfter(changes: readonly Change[], queryKey: readonly unknown[]): boolean {
  const [name, ...rest] = queryKey;
  if (typeof name !== 'string') return false;
  if (ALWAYS.includes(name)) return true;
  return changes.some(({ entity, entityId }) => {
    const shownBy = SHOWN_BY[entity];
    if (!shownBy) return false;
    return shownBy.many.includes(name) || (shownBy.one.includes(name) && mentions(rest, entityId));
  });
}

/** A query of one thing names it in its path; one without a path (the company) is meant anyway. */
function mentions(askedWith: readonly unknown[], id: string): boolean {
  const text = JSON.stringify(askedWith);
  return !text.includes('"path"') || text.includes(id);
}
