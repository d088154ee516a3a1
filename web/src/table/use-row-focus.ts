import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { rowAfterKey } from './row-keys';

interface RowFocusOptions {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  rowHeight: number;
  reveal: (index: number) => void;
}

/** One row of the list is in the tab order; arrows, Page and Home/End move it, also onto rows that do not exist yet. */
export function useRowFocus({ scroller, count, rowHeight, reveal }: RowFocusOptions) {
  const [active, setActive] = useState(0);
  const wanted = useRef<number | null>(null);
  const latestReveal = useRef(reveal);
  useEffect(() => {
    latestReveal.current = reveal;
    const row = wanted.current === null ? null : rowElement(scroller.current, wanted.current);
    // Revealing renders the row first; the focus follows in the render that has it.
    if (row) {
      wanted.current = null;
      row.focus({ preventScroll: true });
    }
  });

  const moveTo = useCallback(
    (index: number) => {
      latestReveal.current(index);
      setActive(index);
      wanted.current = index;
      rowElement(scroller.current, index)?.focus({ preventScroll: true });
    },
    [scroller],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const perPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
      const target = rowAfterKey(event.key, active, count, perPage);
      if (target === null) return;
      event.preventDefault();
      moveTo(target);
    },
    [active, count, moveTo, rowHeight, scroller],
  );

  const shown = Math.min(active, Math.max(0, count - 1));
  return useMemo(() => ({ active: shown, setActive, moveTo, onKeyDown }), [shown, moveTo, onKeyDown]);
}

const rowElement = (scroller: HTMLElement | null, index: number) =>
  scroller?.querySelector<HTMLElement>(`[data-row="${index}"]`);
