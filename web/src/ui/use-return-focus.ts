import { useState } from 'react';
import { useLeaving } from './use-leaving';

/**
 * For a dialog that closes by unmounting, as one with its own URL does: focus returns to the element that opened it. If
 * that is gone, the new page gets focus; if another dialog replaces this one, that dialog keeps it.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useLeaving(() => {
    const isFree = document.querySelector('[role=dialog]') === null;
    if (isFree && opener instanceof HTMLElement && opener !== document.body && opener.isConnected)
      opener.focus({ preventScroll: true });
  });
}
