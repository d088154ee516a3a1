import { useSyncExternalStore } from 'react';

// One palette, opened from keys, the rail and the bottom bar: they share this switch and know nothing of the palette.

let isOpen = false;
/** What had the keyboard before: the palette takes it too early for the dialog to remember. */
let before: Element | null = null;
const listeners = new Set<() => void>();

function set(open: boolean): void {
  isOpen = open;
  for (const listener of listeners) listener();
}

export function openPalette(): void {
  if (!isOpen) before = document.activeElement;
  set(true);
}

export const closePalette = (): void => set(false);

/** Once the palette is gone: puts the keyboard where it was, unless a command has taken it elsewhere. */
export function returnFocus(): void {
  if (before instanceof HTMLElement && before.isConnected) before.focus();
  before = null;
}

export const usePaletteOpen = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isOpen,
  );
