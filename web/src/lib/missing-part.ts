const MISSING_PART = 'Part of the app couldn’t load.';

interface PreloadError extends Event {
  /** Why the part could not be imported. */
  payload?: unknown;
}

/**
 * A part of the app that does not arrive: the connection is down, or a new release no longer has it. The page stays and
 * says so (`ErrorScreen`); the router would load the document again, which without a connection is the browser's own
 * error page. It goes by the words of the error, so they change here.
 * @param events where `vite:preloadError` arrives
 */
export function markMissingParts(events: EventTarget): void {
  events.addEventListener('vite:preloadError', ({ payload }: PreloadError) => {
    if (payload instanceof Error) payload.message = MISSING_PART;
  });
}

export const isMissingPart = (error: unknown): boolean => error instanceof Error && error.message === MISSING_PART;
