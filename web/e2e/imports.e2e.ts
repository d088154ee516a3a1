import { expectForEverybody } from './appearance';
import { expect, test, unique } from './test';

const CSV = 'text/csv';

test('an import stays where it was left, and can be undone', async ({ page, signIn }) => {
  const name = unique('Alder');
  await signIn('office');
  await page.goto('/imports/new');
  await page.getByLabel('Choose file').setInputFiles(fileOf(`Name,E-mail\n${name},${name.slice(-6)}@example.com\n`));
  await expect(page.getByRole('button', { name: 'Check rows' })).toBeVisible();
  const address = page.url();

  await page.goto('/imports');
  await expect(
    page
      .getByRole('grid', { name: 'Imports' })
      .getByRole('row', { name: /Map columns/ })
      .first(),
  ).toBeVisible();
  await page.goto(address);
  await page.getByRole('button', { name: 'Check rows' }).click();
  await expect(page.getByRole('heading', { name: 'Review before importing' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: 'Check' }).locator('[aria-current=step]')).toBeVisible();

  await page.getByRole('button', { name: 'Import 1 client' }).click();
  await expect(page.getByRole('heading', { name: 'Import complete' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByText('Import undone')).toBeVisible();
  await expectForEverybody(page);
});

test('a wrong file is refused with a reason; without a name column nothing can be checked', async ({
  page,
  signIn,
}) => {
  await signIn('office');
  await page.goto('/imports/new');
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  await page.getByLabel('Choose file').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png });
  await expect(page.getByRole('alert')).toContainText('This isn’t a client list');
  await page.getByLabel('Choose file').setInputFiles(fileOf(''));
  await expect(page.getByRole('alert')).toContainText('The file is empty');

  await page.getByLabel('Choose file').setInputFiles(fileOf(`Colour,Size\ngreen,${unique('large')}\n`));
  const check = page.getByRole('button', { name: 'Check rows' });
  await expect(check).toHaveAttribute('aria-disabled', 'true');
  await check.focus();
  await expect(page.getByRole('tooltip')).toContainText('Map a column to the client’s name');
});

const fileOf = (text: string) => ({ name: 'clients.csv', mimeType: CSV, buffer: Buffer.from(text) });
