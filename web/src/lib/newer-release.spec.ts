import { followReleases } from './newer-release';

function openPage() {
  const events = new EventTarget();
  const memory = new Map<string, string>();
  const page = { time: 1_000_000, reloads: 0 };
  followReleases(
    {
      events,
      memory: { getItem: (key) => memory.get(key) ?? null, setItem: (key, value) => void memory.set(key, value) },
      reload: () => (page.reloads += 1),
    },
    () => page.time,
  );
  /** Whether the failure still reaches whoever wanted the part. */
  const partIsGone = () => events.dispatchEvent(new Event('vite:preloadError', { cancelable: true }));
  return { page, partIsGone };
}

describe('a page whose parts a new release has replaced', () => {
  it('is loaded anew', () => {
    const { page, partIsGone } = openPage();
    expect(partIsGone()).toBe(false);
    expect(page.reloads).toBe(1);
  });

  it('is not loaded for ever when the part does not come back', () => {
    const { page, partIsGone } = openPage();
    partIsGone();
    page.time += 59_000;
    expect(partIsGone()).toBe(true);
    expect(page.reloads).toBe(1);
    page.time += 2_000;
    expect(partIsGone()).toBe(false);
    expect(page.reloads).toBe(2);
  });
});
