const AGAIN_AFTER_MS = 60_000;

interface Page {
  /** Where `vite:preloadError` arrives. */
  events: EventTarget;
  /** What outlives a reload, and this tab alone sees. */
  memory: Pick<Storage, 'getItem' | 'setItem'>;
  reload: () => void;
}

/**
 * A page that is open during a deployment asks for parts that the new release no longer has. Reloading brings the new
 * ones; not twice within a minute, or a part that is really gone would reload the page for ever.
 */
export function followReleases({ events, memory, reload }: Page, now = Date.now): void {
  events.addEventListener('vite:preloadError', (event) => {
    if (now() - Number(memory.getItem('reloaded-at')) < AGAIN_AFTER_MS) return;
    memory.setItem('reloaded-at', String(now()));
    event.preventDefault();
    reload();
  });
}
