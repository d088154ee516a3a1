import { useEffect, useEffectEvent, useRef } from 'react';

/** Does something once the component is gone for good: in development React takes each away for a moment and brings it back. */
export function useLeaving(leave: () => void): void {
  const isHere = useRef(false);
  const left = useEffectEvent(leave);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      setTimeout(() => {
        if (!isHere.current) left();
      });
    };
  }, []);
}
