import { useState } from 'react';
import { useLeaving } from './use-leaving';

/**
 * For a dialog with an address of its own, which closes by being taken away: the keyboard goes back to what opened it, or to
 * the page where that is gone.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useLeaving(() => {
    const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected;
    (isThere ? opener : document.getElementById('main'))?.focus({ preventScroll: true });
  });
}
