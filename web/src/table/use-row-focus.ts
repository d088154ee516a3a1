import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keptForBack } from './kept-for-back';
import { rowAfterKey } from './row-keys';

interface RowFocusOptions {
  /** Identifies the list. */
  label: string;
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  rowHeight: number;
  reveal: (index: number) => void;
}

const kept = keptForBack<number>();

/**
 * Roving tabindex: one row is in the tab order; arrows, Page keys, and Home/End move it, also to rows that aren’t
 * rendered yet. Returning to the list restores focus to the row that was opened.
 */
export function useRowFocus({ label, scroller, count, rowHeight, reveal }: RowFocusOptions) {
  const [left] = useState(() => kept.read(label));
  const [active, setActiveRow] = useState(left ?? 0);
  const wanted = useRef<number | null>(left ?? null);
  const isBack = useRef(left !== undefined);
  const latestReveal = useRef(reveal);
  useEffect(() => {
    latestReveal.current = reveal;
    const row = wanted.current === null ? null : rowElement(scroller.current, wanted.current);
    if (isBack.current && !isFree(document.activeElement)) wanted.current = null;
    // Revealing renders the row first; it takes focus in that render.
    if (row && wanted.current !== null) {
      isBack.current = false;
      wanted.current = null;
      row.focus({ preventScroll: true });
    }
  });

  const setActive = useCallback(
    (index: number) => {
      kept.keep(label, index);
      setActiveRow(index);
    },
    [label],
  );

  const moveTo = useCallback(
    (index: number) => {
      isBack.current = false;
      latestReveal.current(index);
      setActive(index);
      wanted.current = index;
      rowElement(scroller.current, index)?.focus({ preventScroll: true });
    },
    [scroller, setActive],
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
  return useMemo(() => ({ active: shown, setActive, moveTo, onKeyDown }), [shown, setActive, moveTo, onKeyDown]);
}

/** Focus hasn’t moved since the page opened: the app puts it on the page as a whole. */
const isFree = (focused: Element | null): boolean =>
  focused === null || focused === document.body || focused.id === 'main';

const rowElement = (scroller: HTMLElement | null, index: number) =>
  scroller?.querySelector<HTMLElement>(`[data-row="${index}"]`);
