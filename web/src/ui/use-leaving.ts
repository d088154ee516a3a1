import { useEffect, useEffectEvent, useRef } from 'react';

/** Runs when the component is removed for good: in development, React unmounts and remounts each one once. */
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
