import { useSyncExternalStore } from 'react';

// What answers the user alone is not fetched before there is one: the first page comes without it.

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

/** Whether somebody has moved, touched or typed anything in this window yet. */
export const useFirstTouch = (): boolean => useSyncExternalStore(subscribe, () => isTouched);
