import { barriersOf, expectScreensForEverybody } from './appearance';
import { emailOf, expect, signedIn, test, unique } from './test';

const KEYS = '/settings/developers/api-keys';

test('the owner makes a key, a program uses it, and it is rotated and revoked', async ({ page, signIn, request }) => {
  const name = unique('Route planner');
  const ask = async (secret: string, path: string) =>
    (await request.get(`/api/v1${path}`, { headers: { authorization: `Bearer ${secret}` } })).status();
  const shownSecret = async () => (await page.getByRole('dialog').locator('pre').innerText()).trim();

  await signIn('owner');
  await page.goto('/settings');
  await page.getByRole('tab', { name: 'Developers' }).click();
  await page.getByRole('link', { name: 'Create API key' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByText('Choose at least one scope.')).toBeVisible();
  await page.getByRole('button', { name: 'Read only' }).click();
  await expect(page.getByRole('checkbox', { name: 'View all jobs' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Edit company settings' })).not.toBeChecked();
  await page.getByRole('button', { name: 'Create key' }).click();

  await expect(page.getByText('Copy this secret now')).toBeVisible();
  expect(await barriersOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const secret = await shownSecret();
  expect(secret).toMatch(/^hr_[0-9a-f]{32}_[0-9A-Za-z]{43}$/);
  expect([await ask(secret, '/clients'), await ask(secret, '/api-keys')]).toEqual([200, 403]);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await page.reload();
  await expect(page.getByText(secret.slice(0, 35))).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);

  await page.getByRole('button', { name: 'Rotate secret' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate secret' }).click();
  await expect(page.getByRole('dialog').getByText('The old secret works until')).toBeVisible();
  const next = await shownSecret();
  expect([await ask(secret, '/clients'), await ask(next, '/clients')]).toEqual([200, 200]);
  await page.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('Revoked').first()).toBeVisible();
  expect([await ask(secret, '/clients'), await ask(next, '/clients')]).toEqual([401, 401]);
});

test('a key is found by its name and its beginning, and changed in its form', async ({ page, signIn }) => {
  const name = unique('Website form');
  await signIn('owner');
  await page.goto(`${KEYS}/new`);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Integration' }).click();
  await page.getByRole('button', { name: 'Create key' }).click();
  const secret = (await page.getByRole('dialog').locator('pre').innerText()).trim();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('link', { name: 'All API keys' }).click();
  await page.getByRole('searchbox').fill(secret);
  await expect(page.getByRole('list', { name: 'API keys' }).getByRole('listitem')).toHaveCount(1);
  // The secret itself isn’t in the URL.
  expect(page.url()).not.toContain(secret);
  await page.getByRole('link', { name }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Requests per minute' }).fill('120');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('120', { exact: true })).toBeVisible();
});

test('the usage of a key shows what was asked and refused', async ({ page, signIn, request, baseUrl }) => {
  const name = unique('Reporter');
  await signIn('owner');
  await page.goto(`${KEYS}/new`);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Read only' }).click();
  await page.getByRole('button', { name: 'Create key' }).click();
  const secret = (await page.getByRole('dialog').locator('pre').innerText()).trim();
  await page.getByRole('button', { name: 'Done' }).click();
  const headers = { authorization: `Bearer ${secret}` };
  for (const path of ['/clients', '/jobs', '/api-keys']) await request.get(`/api/v1${path}`, { headers });
  // Counted with a delay of a few seconds.
  const owner = await signedIn(baseUrl, emailOf('owner'));
  const keyId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const asked = async () => (await owner.apiKeys.getApiKeyUsage({ path: { keyId } })).total.requests;
  await expect.poll(asked, { timeout: 180_000 }).toBe(3);
  await page.reload();
  await expect(page.getByRole('img', { name: /Requests per day, peak 3/ })).toBeVisible();
  await page.getByText('View as table').click();
  await expect(page.getByRole('row').nth(1)).toContainText('3');
});

test('the screens of API keys are accessible and log no errors', async ({ page, signIn, baseUrl }) => {
  const owner = await signedIn(baseUrl, emailOf('owner'));
  const { id } = await owner.apiKeys.createApiKey({
    body: { name: unique('Barriers'), scopes: ['clients.read.all', 'jobs.read.all'] },
  });
  await signIn('owner');
  await expectScreensForEverybody(page, [
    { path: KEYS, heading: 'API keys' },
    { path: `${KEYS}/new`, heading: 'New API key' },
    { path: `${KEYS}/${id}`, heading: 'Scopes' },
    { path: `${KEYS}/${id}`, heading: 'Scopes', press: 'Rotate secret' },
    { path: '/settings/developers/usage', heading: 'Usage' },
  ]);
});
