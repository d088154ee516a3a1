import { expect, test, unique } from './test';

test('an import moves before the eyes, and its clients are there', async ({ page, signIn }) => {
  const name = unique('Alder');
  const rows = Array.from(
    { length: 120 },
    (_, index) => `${name} ${index},alder.${index}.${name.slice(-6)}@example.com`,
  );
  await signIn('office');
  await page.goto('/imports/new');
  await page.getByLabel('Choose a file').setInputFiles({
    name: 'slow clients.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['Name,E-mail', ...rows].join('\n')),
  });
  await page.getByRole('button', { name: 'Check all rows' }).click();
  await page.getByRole('button', { name: 'Import 120 clients' }).click();

  const bar = page.getByRole('progressbar', { name: 'Importing slow clients.csv' });
  await expect(bar).toHaveAttribute('aria-valuenow', /^[1-9]\d?$/);
  await expect(page.getByRole('heading', { name: 'All in' })).toBeVisible();

  await page.goto(`/clients?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole('grid', { name: 'Clients' }).getByRole('row').nth(1)).toContainText(name);
});
