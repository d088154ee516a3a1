import { expect, test, unique } from './test';

test('opens a client from anywhere, by keyboard alone', async ({ page, signIn, office }) => {
  const name = unique('Quince Orchard');
  await office.clients.createClient({ body: { displayName: name } });
  await signIn('office');
  await page.goto('/settings');
  await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search or run a command' });
  await expect(field).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
});

test('opens from inside a field, restores focus, adds an unknown client, changes the appearance', async ({
  page,
  signIn,
}) => {
  await signIn('office');
  await page.goto('/clients');
  const find = page.getByRole('searchbox', { name: 'Search clients' });
  const field = page.getByRole('combobox', { name: 'Search or run a command' });
  await find.focus();
  await page.keyboard.press('Control+k');
  await field.waitFor();
  await page.keyboard.press('Escape');
  await expect(find).toBeFocused();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('dark mo');
  await expect(page.getByRole('option', { name: 'Switch to dark mode' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('973 555 0199 7');
  await page.getByRole('option', { name: /^Add client/ }).click();
  await expect(page.getByRole('textbox', { name: 'Phone' })).toHaveValue('973 555 0199 7');
});
