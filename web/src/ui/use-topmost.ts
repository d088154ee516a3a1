import { useLayoutEffect, useState, useSyncExternalStore } from 'react';

const open: symbol[] = [];
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether nothing has opened above this dialog: Escape closes the topmost one, and only that. */
export function useTopmost(isOpen = true): boolean {
  const [own] = useState(() => Symbol('dialog'));
  useLayoutEffect(() => {
    if (!isOpen) return;
    open.push(own);
    tell();
    return () => {
      open.splice(open.indexOf(own), 1);
      tell();
    };
  }, [isOpen, own]);
  return useSyncExternalStore(subscribe, () => open.at(-1) === own);
}
