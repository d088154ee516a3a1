import { expectForEverybody } from '../appearance';
import { complaintsOf, expect, test, unique } from './test';

test('a demo account opens with one click; the search finds as one types', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto('/');
  await page.getByRole('button', { name: /Office manager/ }).click();
  await expect(page.getByRole('heading', { name: 'Clients', level: 1 })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Live' }).first()).toBeVisible();

  const rows = page.getByRole('grid', { name: 'Clients' }).getByRole('row');
  await expect(rows.nth(5)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find clients' }).fill('muller');
  await expect(page).toHaveURL(/q=muller/);
  await expect(rows.nth(1)).toContainText('Müller');
  await page.reload();
  await expect(rows.nth(1)).toContainText('Müller');
  expect(complaints).toEqual([]);
});

test('a refused form says what is wrong by the field, and is sent again', async ({ page, signIn }) => {
  const name = unique('Hazel Birch');
  await signIn('office');
  await page.goto('/clients/new');
  const form = page.getByRole('dialog', { name: 'New client' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await form.getByRole('textbox', { name: 'E-mail' }).fill('hazel at example');
  await form.getByRole('button', { name: 'Add client' }).click();
  await expect(form.getByRole('textbox', { name: 'E-mail' })).toHaveAttribute('aria-invalid', 'true');
  await expect(form.getByRole('textbox', { name: 'E-mail' })).toHaveAccessibleDescription(/e-mail address/);

  await form.getByRole('textbox', { name: 'E-mail' }).fill('hazel@example.com');
  await form.getByRole('button', { name: 'Add client' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
});

test('a failure on our side is said with the name of the request, in a form and on a page', async ({
  page,
  signIn,
}) => {
  await signIn('office');
  await page.goto('/clients/new');
  const form = page.getByRole('dialog', { name: 'New client' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Server Error 500');
  await form.getByRole('button', { name: 'Add client' }).click();
  await expect(form.getByRole('alert')).toContainText(/Something went wrong on our side.*Request [\w-]{36}/s);
  await expect(form.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Server Error 500');

  await page.goto('/clients/01900000-0000-7003-8000-000000000385');
  await expect(page.getByText(/Request [\w-]{36}/)).toBeVisible();
});

test('what stands in the way of archiving is told', async ({ page, signIn }) => {
  await signIn('office');
  await page.goto('/clients/01900000-0000-7003-8000-000000000384');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(page.getByText('This client has open jobs')).toBeVisible();
});

test('all that the list shows is changed: a choice, the numbers, the work, what came of it, and the way back', async ({
  page,
  signIn,
}) => {
  const complaints = complaintsOf(page);
  await signIn('office');
  await page.goto('/clients?status=lead');
  const rows = page.getByRole('grid', { name: 'Clients' }).getByRole('row');
  await rows.nth(1).getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'Selected rows' });
  await expectForEverybody(page, '[aria-label="Selected rows"]');
  await page.setViewportSize({ width: 1280, height: 800 });
  await bar.getByRole('button', { name: 'All in the list…' }).click();

  const dialog = page.getByRole('dialog', { name: 'Change all that the list shows' });
  await expect(dialog.getByRole('radio', { name: 'Archive' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('slow');
  await page.keyboard.press('Enter');
  await expectForEverybody(page);
  await dialog.getByRole('button', { name: 'See what would change' }).click();
  await expect(dialog.getByRole('heading', { name: 'Add the tag slow' })).toBeFocused();
  await expect(dialog.getByRole('status')).toHaveText(/^[1-9]\d* clients would be tagged\.$/);
  await dialog.getByRole('button', { name: /^Tag [1-9]\d* clients$/ }).click();
  await expect(dialog.getByRole('progressbar', { name: 'Adding tags' })).toHaveAttribute('aria-valuenow', /^[1-9]/);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('complementary', { name: 'Running work' }).getByRole('link', { name: 'Adding tags' }).click();
  await expect(dialog.getByRole('status')).toHaveText(/^[1-9]\d* clients were tagged\.$/);
  await expectForEverybody(page);

  await dialog.getByRole('button', { name: 'Undo…' }).click();
  await expect(dialog.getByRole('heading', { name: 'Undo: remove the tag slow' })).toBeFocused();
  await dialog.getByRole('button', { name: /^Untag [1-9]\d* clients$/ }).click();
  await expect(dialog.getByRole('status')).toHaveText(/^[1-9]\d* clients were untagged\.$/);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/clients$/);
  await expect(bar).toBeHidden();
  expect(complaints).toEqual([]);
});
