import { expect, FIRST_PASSWORD, register, test, uniqueEmail } from './test';

test('an owner takes everything along, closes the company, and reopens it', async ({ page }) => {
  await register(page.request, uniqueEmail('closing'));
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Export everything' }).click();
  const region = page.getByRole('region', { name: 'Export everything' });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    region.getByRole('button', { name: 'Download export' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^willow-.*\.zip$/);

  await page.getByRole('button', { name: 'Close company…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Close Willow?' });
  await expect(dialog.getByRole('button', { name: 'Download export' })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Company name' }).fill('Willow');
  await dialog.getByLabel('Your password').fill(FIRST_PASSWORD);
  await dialog.getByRole('button', { name: 'Close company' }).click();

  const banner = page.getByRole('status').filter({ hasText: 'Willow is closed and read-only.' });
  await expect(banner).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Company name' })).toBeDisabled();
  await page.goto('/clients');
  await expect(banner.getByRole('link', { name: 'Export everything' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Import clients' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Add client' })).toHaveCount(0);
  await page.goto('/clients/new');
  await expect(page.getByRole('dialog').getByText('Nothing can be changed')).toBeVisible();

  await page.goto('/clients');
  await banner.getByRole('button', { name: 'Reopen company' }).click();
  await expect(page.getByRole('link', { name: 'Add client' }).first()).toBeVisible();
  await expect(banner).toHaveCount(0);
});
