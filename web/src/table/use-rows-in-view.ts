import { type RefObject, useLayoutEffect, useState } from 'react';

interface View {
  width: number;
  height: number;
  /** Scroll position in px, rounded down to a few rows, so that smaller moves don’t render. */
  top: number;
}

/** Extra rows rendered beyond the visible ones, at either end. */
const SPARE = 6;
const RENDER_EVERY = 4;

interface RowsInViewOptions {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /** All rows have the same height, which may depend on the width. */
  heightAt: (width: number) => number;
  /** Height of what sticks to the top of the scroller, in px. */
  headAt: (width: number) => number;
}

/** Which rows to render: the visible ones and some beyond. None until the first layout is measured. */
export function useRowsInView({ scroller, count, heightAt, headAt }: RowsInViewOptions) {
  const [view, setView] = useState<View | null>(null);
  const width = view?.width ?? Number.POSITIVE_INFINITY;
  const [rowHeight, head] = [heightAt(width), headAt(width)];
  const step = RENDER_EVERY * rowHeight;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const read = () => {
      const { clientWidth, clientHeight, scrollTop } = element;
      const next = { width: clientWidth, height: clientHeight, top: Math.floor(scrollTop / step) * step };
      setView((before) => (before && isSame(before, next) ? before : next));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [scroller, step]);

  const reveal = (index: number) => {
    const element = scroller.current;
    if (!element) return;
    const start = index * rowHeight;
    const lowest = head + start + rowHeight - element.clientHeight;
    if (start < element.scrollTop) element.scrollTo({ top: start });
    else if (lowest > element.scrollTop) element.scrollTo({ top: lowest });
  };

  const end = view ? Math.min(count, Math.ceil((view.top + view.height + step) / rowHeight) + SPARE) : 0;
  const first = view ? Math.min(end, Math.max(0, Math.floor(view.top / rowHeight) - SPARE)) : 0;
  return { width, rowHeight, first, end, reveal };
}

const isSame = (one: View, other: View) =>
  one.width === other.width && one.height === other.height && one.top === other.top;
