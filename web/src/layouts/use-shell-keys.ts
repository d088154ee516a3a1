import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { to } from '../lib/paths';
import { openPalette } from '../ui/palette-switch';

/** How long after `g` the letter may come. */
const CHORD_MS = 1_200;

const PLACES = { c: to.clients, j: to.jobs, i: to.imports, m: to.mailbox, s: to.settings } as const;

/** Global shortcuts: `g` and a letter, `/`, `?`; and Ctrl-K, which also works in fields. */
export function useShellKeys({ showShortcuts }: { showShortcuts: () => void }): void {
  const navigate = useNavigate();
  const chordUntil = useRef(0);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      openPalette();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    if (document.querySelector('[role="dialog"]')) return;
    if (event.key === '?') showShortcuts();
    if (event.key === '/') {
      event.preventDefault();
      openPalette();
    }
    const isChord = event.timeStamp < chordUntil.current;
    chordUntil.current = event.key === 'g' ? event.timeStamp + CHORD_MS : 0;
    const place = isChord ? Object.entries(PLACES).find(([key]) => key === event.key) : undefined;
    if (place) void navigate(place[1]());
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** No shortcuts while someone is typing. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
