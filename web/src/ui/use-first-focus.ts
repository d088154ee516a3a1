import { useEffect, useRef } from 'react';

/** For the first thing of a step: the button that led to it is gone, and the focus with it. */
export function useFirstFocus<Part extends HTMLElement>() {
  const part = useRef<Part>(null);
  useEffect(() => part.current?.focus(), []);
  return part;
}
