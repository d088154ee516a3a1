import { useSyncExternalStore } from 'react';

// Keys, rail, and bottom bar open the one palette through this switch, without importing it.

let isOpen = false;
/** The element that had focus before. The palette takes focus too early for the dialog to remember it. */
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

/** After the palette closes: restores focus, unless a command has moved it. */
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
