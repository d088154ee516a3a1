import { useSyncExternalStore } from 'react';

// Code that only reacts to people isn’t fetched before the first interaction: the first page loads without it.

let isTouched = false;
const EVENTS = ['pointerdown', 'pointermove', 'keydown', 'focusin'] as const;

function subscribe(changed: () => void): () => void {
  const touched = () => {
    isTouched = true;
    stop();
    changed();
  };
  const stop = () => EVENTS.forEach((event) => window.removeEventListener(event, touched, true));
  EVENTS.forEach((event) => window.addEventListener(event, touched, true));
  return stop;
}

/** Whether anyone has moved the pointer, touched, or typed in this window yet. */
export const useFirstTouch = (): boolean => useSyncExternalStore(subscribe, () => isTouched);
