import { type ComponentType, useEffect, useState } from 'react';
import { useFirstTouch } from './use-first-touch';

const TRY_AGAIN_ON = ['online', 'pointerdown', 'keydown'] as const;

type Load<Props> = () => Promise<ComponentType<Props>>;

/**
 * A part that the first page does without, fetched when somebody is there to use it; null until it has arrived. One that
 * does not arrive takes nothing else away: it is asked for again when the connection is back, or somebody goes on.
 * @param load written outside of components, so that it stays the same one
 */
export function useLater<Props>(load: Load<Props>): ComponentType<Props> | null {
  const isTouched = useFirstTouch();
  const [part, setPart] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    if (!isTouched || part) return undefined;
    let isGone = false;
    const fetchPart = () =>
      void load().then(
        (arrived) => {
          if (!isGone) setPart(() => arrived);
        },
        () => undefined,
      );
    fetchPart();
    for (const event of TRY_AGAIN_ON) window.addEventListener(event, fetchPart);
    return () => {
      isGone = true;
      for (const event of TRY_AGAIN_ON) window.removeEventListener(event, fetchPart);
    };
  }, [isTouched, part, load]);
  return part;
}
