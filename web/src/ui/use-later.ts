import { type ComponentType, useEffect, useState } from 'react';
import { useFirstTouch } from './use-first-touch';

const TRY_AGAIN_ON = ['online', 'pointerdown', 'keydown'] as const;

type Load<Props> = () => Promise<ComponentType<Props>>;

/**
 * A part that the first page does without, fetched on first interaction; null until it has arrived. If it fails to
 * load, nothing else is affected: it is fetched again when the connection is back or on the next interaction.
 * @param load defined outside of components, so that its identity is stable
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
