import { useState } from 'react';
import { useLeaving } from './use-leaving';

/**
 * For a dialog that closes by being taken away, as one with an address of its own does: the keyboard goes back to what opened
 * it. Where that is gone, the new page has it; and another dialog that takes the place of this one keeps it.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useLeaving(() => {
    const isFree = document.querySelector('[role=dialog]') === null;
    if (isFree && opener instanceof HTMLElement && opener !== document.body && opener.isConnected)
      opener.focus({ preventScroll: true });
  });
}
