import { type ApiKeyScope, Hedgerow } from '@hedgerow/sdk';
import { expectForEverybody } from './appearance';
import { expectSnippetsToRun, readSnippets, SANDBOX_GUIDE } from './guide-snippets';
import { complaintsOf, emailOf, expect, register, signedIn, test, unique, uniqueEmail } from './test';

const WEBHOOKS_GUIDE = '08-webhooks.md';

const guides = [...readSnippets()];

/** Everything that the guides ask a program to do. */
const SCOPES: ApiKeyScope[] = [
  ...(['clients.read.all', 'clients.create', 'clients.update', 'events.read', 'operations.read'] as const),
  ...(['imports.read', 'imports.run', 'webhooks.read', 'webhooks.manage'] as const),
];

// One key and one worker for all guides: a reader has only one, too.
test.describe.configure({ mode: 'default' });
let apiKey = '';
/** In a company that no other test uses, because webhooks report everything that happens. */
let quietKey = '';
test.beforeAll(async ({ baseUrl, playwright }) => {
  apiKey = await keyOf(await signedIn(baseUrl, emailOf('owner')));
  const request = await playwright.request.newContext({ baseURL: baseUrl });
  const accessToken = await register(request, uniqueEmail('guides'), 'api');
  await request.dispose();
  quietKey = await keyOf(new Hedgerow({ baseUrl, accessToken }));
});

const keyOf = async (owner: Hedgerow): Promise<string> =>
  (await owner.apiKeys.createApiKey({ body: { name: unique('Guides'), scopes: SCOPES } })).secret;

for (const [guide] of guides) {
  // That guide applies only to a sandbox: sandbox.e2e.ts.
  if (guide === SANDBOX_GUIDE) continue;
  test(`the examples of ${guide} run, and print what it says`, async ({ baseUrl }) => {
    await expectSnippetsToRun(guide, {
      HEDGEROW_URL: baseUrl,
      HEDGEROW_API_KEY: guide === WEBHOOKS_GUIDE ? quietKey : apiKey,
    });
  });
}

test('the guides are accessible, on a phone too, and lead to the reference and back', async ({ page }) => {
  await page.goto('/api/docs');
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'guides' }).first().click();
  const guide = await opened;
  const complaints = complaintsOf(guide);
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText('Guides to the Hedgerow API');
  await expectForEverybody(guide);
  await guide.getByRole('main').getByRole('link', { name: 'Errors', exact: true }).click();
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText('Errors');
  await expectForEverybody(guide);
  await guide.getByRole('link', { name: 'Reference' }).click();
  await expect(guide).toHaveURL(/\/api\/docs$/);
  expect(complaints).toEqual([]);
});

test('every link of the guides leads somewhere', async ({ page }) => {
  const addresses = new Set<string>();
  for (const [guide] of guides) {
    await page.goto(`/api/docs/guides/${guide.slice(3, -3)}`);
    const links = await page.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    for (const link of new Set(links)) {
      const [address = '', section] = link.split('#');
      if (section) await expect(page.locator(`[id="${section}"]`)).toHaveCount(1);
      else if (address.startsWith('/')) addresses.add(address);
    }
  }
  for (const address of addresses) expect((await page.request.get(address)).status(), address).toBe(200);
});
