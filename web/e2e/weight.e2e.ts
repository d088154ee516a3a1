import type { Page } from '@playwright/test';
import { expect, test } from './test';

interface Loaded {
  method: string;
  path: string;
  status: number;
  bytes: number;
  /** What requested it: a script or the page. */
  by: string;
}

/** Kilobytes (1024 bytes) transferred with an empty cache, including headers, until the screen is complete. */
const MOST_KB = { signIn: 120, clients: 250 };

/** Opens an address in a browser with an empty cache and returns what it fetched. */
async function load(page: Page, path: string, isWhole: () => Promise<unknown>): Promise<Loaded[]> {
  const network = await page.context().newCDPSession(page);
  const loaded = new Map<string, Loaded>();
  network.on('Network.requestWillBeSent', ({ requestId, request: { method, url }, initiator }) => {
    const { pathname, search } = new URL(url);
    const by = initiator.stack?.callFrames[0]?.url ?? initiator.type;
    loaded.set(requestId, { method, path: pathname + search, status: 0, bytes: 0, by });
  });
  network.on('Network.responseReceived', ({ requestId, response }) => {
    const one = loaded.get(requestId);
    if (one) Object.assign(one, { status: response.status, bytes: response.encodedDataLength });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = loaded.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await network.send('Network.enable');
  await network.send('Network.clearBrowserCache');
  await page.goto(path);
  await isWhole();
  // The page's own requests have started by then.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  return withoutNews([...loaded.values()]);
}

/** Other stories change what is shown, and it is read again as soon as the event stream says so: no part of loading a page. */
function withoutNews(loaded: readonly Loaded[]): Loaded[] {
  const addressOf = ({ method, path }: Loaded) => `${method} ${path}`;
  const addresses = loaded.map(addressOf);
  const listensFrom = addresses.findIndex((address) => address.startsWith('GET /api/v1/events/stream'));
  const isNews = (one: Loaded, index: number) =>
    listensFrom >= 0 && index > listensFrom && addresses.indexOf(addressOf(one)) < index;
  return loaded.filter((one, index) => !isNews(one, index));
}

/** The heaviest first, to find what was added to a screen. */
const weights = (loaded: readonly Loaded[]): string =>
  loaded
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ bytes, path }) => `${(bytes / 1024).toFixed(1).padStart(6)} KB  ${path}`)
    .join('\n');

function expectAtMost(loaded: readonly Loaded[], most: number): void {
  const sum = loaded.reduce((bytes, one) => bytes + one.bytes, 0) / 1024;
  expect(
    sum,
    `What is shown later comes by lazy(() => import(…)); see vite.config.ts.\n${weights(loaded)}`,
  ).toBeLessThan(most);
}

function expectNothingTwice(loaded: readonly Loaded[]): void {
  const asked = loaded.map(({ method, path }) => `${method} ${path}`);
  expect(asked.filter((one, index) => asked.indexOf(one) !== index)).toEqual([]);
}

test('a first visitor gets a light page, without a request for a session', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => void complaints.push(message.text()));
  const loaded = await load(page, '/clients', () =>
    expect(page.getByRole('button', { name: /Office manager/ })).toBeVisible(),
  );
  expect(page.url()).toMatch(/\/sign-in\?next=/);
  expectAtMost(loaded, MOST_KB.signIn);
  expectNothingTwice(loaded);
  expect(loaded.map(({ path }) => path)).not.toContain('/api/v1/auth/refresh');
  expect(complaints).toEqual([]);
});

test('a list is light, requests nothing twice, and its rows are requested before the app has loaded', async ({
  page,
  signIn,
}) => {
  await signIn('neighbor');
  const loaded = await load(page, '/clients?status=active', async () => {
    await expect(page.getByRole('grid', { name: 'Clients' }).getByRole('link').first()).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Live' }).first()).toBeVisible();
  });
  expectAtMost(loaded, MOST_KB.clients);
  expectNothingTwice(loaded);
  expect(loaded.filter(({ status }) => status >= 400)).toEqual([]);
  const early = loaded.filter(({ by }) => /\/boot-[\w-]+\.js$/.test(by)).map(({ path }) => path);
  for (const path of ['/auth/refresh', '/auth/me', '/clients?limit=100&status=active'])
    expect(early).toContain(`/api/v1${path}`);
  expect(early.filter((path) => /clients-page-.*\.css$/.test(path))).toHaveLength(1);
});
