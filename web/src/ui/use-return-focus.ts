import { useState } from 'react';
import { useLeaving } from './use-leaving';

/**
 * For a dialog that closes by unmounting, as one with its own URL does: focus returns to the element that opened it, on
 * the page or in the dialog below. If that is gone, the new page gets focus; if another dialog replaces this one, that
 * dialog keeps it.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useLeaving(() => {
    const below = [...document.querySelectorAll('[role=dialog]')].at(-1);
    const isFree = !below || (opener !== null && below.contains(opener));
    if (isFree && opener instanceof HTMLElement && opener !== document.body && opener.isConnected)
      opener.focus({ preventScroll: true });
  });
}
