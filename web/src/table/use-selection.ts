import { useCallback, useEffect, useMemo, useState } from 'react';
import { keptForBack } from './kept-for-back';

export interface Selection {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  replace: (ids: Iterable<string>) => void;
  clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();

const kept = keptForBack<ReadonlySet<string>>();

/**
 * Selected rows of a list, by ID, so that the selection survives refetches and sorting. Another search starts without
 * one: nobody acts on rows that are out of sight. Opening a row and coming back keeps it.
 */
export function useSelection(list: string): Selection {
  const [ids, setIds] = useState(() => kept.read(list) ?? NONE);
  const [listOfIds, setListOfIds] = useState(list);
  if (listOfIds !== list) {
    setListOfIds(list);
    setIds(NONE);
  }
  useEffect(() => kept.keep(list, ids));
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
