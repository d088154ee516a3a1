const MISSING_PART = 'Part of the app couldn’t load.';

interface PreloadError extends Event {
  /** Why the part could not be imported. */
  payload?: unknown;
}

/**
 * A part of the app that fails to load: the connection is down, or a new release no longer has it. The page stays and
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

const missing = new Set<HTMLLinkElement>();

/** Vite requests the styles of a part once. Failed ones are kept here; otherwise the part would render without them. */
export function rememberMissingStyles(page: Document, network: EventTarget): void {
  page.addEventListener('error', ({ target }) => void (isStyleSheet(target) && missing.add(target)), true);
  network.addEventListener('online', () => void fetchMissingStyles());
}

const isStyleSheet = (target: EventTarget | null): target is HTMLLinkElement =>
  target instanceof HTMLLinkElement && target.rel === 'stylesheet';

/** Requests them again. Resolves when each has loaded or failed; those that failed wait for the next call. */
export async function fetchMissingStyles(): Promise<void> {
  const links = [...missing];
  missing.clear();
  await Promise.all(links.map(fetchAgain));
}

/** A failed link doesn’t fetch again: a new one replaces it, in the same position among the styles. */
const fetchAgain = (link: HTMLLinkElement): Promise<void> =>
  new Promise((resolve) => {
    const again = document.createElement('link');
    Object.assign(again, { rel: link.rel, href: link.href, crossOrigin: link.crossOrigin });
    again.addEventListener('load', () => resolve());
    again.addEventListener('error', () => resolve());
    link.replaceWith(again);
  });
