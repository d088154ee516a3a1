import type { Page } from '@playwright/test';
import { expect, test, unique } from './test';

/** A browser opens six connections to a server; more windows than that share one event stream. */
const WINDOWS = 8;

test('eight windows of one browser load, and all receive live updates', async ({ context, page, signIn, office }) => {
  const made = await office.clients.createClient({ body: { displayName: unique('Sorrel') } });
  await signIn('office');
  const windows: Page[] = [];
  while (windows.length < WINDOWS - 1) windows.push(await context.newPage());
  windows.push(page);
  for (const window of windows) {
    await window.goto(`/clients/${made.id}`);
    await expect(window.getByRole('heading', { name: made.displayName, level: 1 })).toBeVisible();
    await expect(window.getByRole('status').filter({ hasText: 'Live' }).first()).toBeVisible();
  }

  const rename = async (displayName: string) => {
    const { version } = await office.clients.getClient({ path: { clientId: made.id } });
    await office.clients.updateClient({
      path: { clientId: made.id },
      headers: { 'If-Match': `"${version}"` },
      body: { displayName },
    });
    for (const window of windows) {
      await expect(window.getByRole('heading', { name: displayName, level: 1 })).toBeVisible();
    }
  };
  await rename(unique('Sorrel renamed'));
  // The first window listens for all; when it closes, the next takes over.
  await windows.shift()?.close();
  await rename(unique('Sorrel again'));
});

test('a page that cannot be loaded says so, and opens when the connection is back', async ({
  context,
  page,
  signIn,
}) => {
  await signIn('office');
  await page.goto('/settings');
  const appearance = page.getByRole('tab', { name: 'Appearance' });
  await expect(appearance).toBeVisible();
  await context.setOffline(true);
  await appearance.click();
  await expect(page.getByRole('alert')).toContainText('You’re offline');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('radiogroup', { name: 'Appearance' }).or(page.getByText('Light')).first()).toBeVisible();
});
