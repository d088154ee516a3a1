import { type ComponentType, createElement, useEffect, useState } from 'react';
import { useFirstTouch } from './use-first-touch';

const TRY_AGAIN_ON = ['online', 'pointerdown', 'keydown'] as const;

interface LaterProps<Props> {
  /** Written outside of components, so that it stays the same one. */
  load: () => Promise<ComponentType<Props>>;
  give: Props;
}

/**
 * A part beside the page, fetched when somebody is there to use it; nothing until it has arrived. One that does not
 * arrive takes nothing else away: it is asked for again when the connection is back, or somebody goes on.
 */
export function Later<Props extends object>({ load, give }: LaterProps<Props>) {
  const isTouched = useFirstTouch();
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    if (!isTouched || Part) return undefined;
    let isGone = false;
    const fetchPart = () =>
      void load().then(
        (part) => {
          if (!isGone) setPart(() => part);
        },
        () => undefined,
      );
    fetchPart();
    for (const event of TRY_AGAIN_ON) window.addEventListener(event, fetchPart);
    return () => {
      isGone = true;
      for (const event of TRY_AGAIN_ON) window.removeEventListener(event, fetchPart);
    };
  }, [isTouched, Part, load]);
  return Part && createElement(Part, give);
}
