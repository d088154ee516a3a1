import { type RefObject, useEffect, useEffectEvent } from 'react';

interface ListKeys {
  search: RefObject<HTMLInputElement | null>;
  /** Key `n`; null if the role may not. */
  onNew: (() => void) | null;
}

/** Shortcuts of every list page: `f` searches, `n` creates. */
export function useListKeys({ search, onNew }: ListKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [role="dialog"]')) return;
    if (event.key === 'f') {
      event.preventDefault();
      search.current?.focus();
      search.current?.select();
    }
    if (event.key === 'n' && onNew) {
      event.preventDefault();
      onNew();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
