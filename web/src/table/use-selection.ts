import { useCallback, useMemo, useState } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  replace: (ids: Iterable<string>) => void;
  clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Which rows of a list are ticked. Ids, so that it survives a refetch and a different order. Another list begins without:
 * nobody acts on rows that are no longer in sight.
 */
export function useSelection(list: string): Selection {
  const [ids, setIds] = useState(NONE);
  const [listOfIds, setListOfIds] = useState(list);
  if (listOfIds !== list) {
    setListOfIds(list);
    setIds(NONE);
  }
  const toggle = useCallback((id: string) => setIds((before) => withToggled(before, id)), []);
  const replace = useCallback((next: Iterable<string>) => setIds(new Set(next)), []);
  const clear = useCallback(() => setIds(NONE), []);
  return useMemo(() => ({ ids, toggle, replace, clear }), [ids, toggle, replace, clear]);
}

function withToggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
