import { expect, test } from './test';

test('the owner changes the formats, and they apply', async ({ page, signIn }) => {
  await signIn('owner');
  await page.goto('/settings');
  const phone = page.getByRole('textbox', { name: 'Phone' });
  // A different one each time: a form without changes has nothing to save.
  const number = `(908) 555-01${String(Date.now() % 100).padStart(2, '0')}`;
  await phone.fill(number);
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(
    page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: 'Settings saved' }),
  ).toBeVisible();
  await page.reload();
  await expect(phone).toHaveValue(number);

  await phone.fill('(908) 555-0199');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Clients' }).click();
  await page
    .getByRole('dialog', { name: 'Leave without saving?' })
    .getByRole('button', { name: 'Keep editing' })
    .click();
  await expect(phone).toHaveValue('(908) 555-0199');
});

test('others can read the settings, and are told why they cannot change them or see keys and webhooks', async ({
  page,
  signIn,
}) => {
  await signIn('dispatch');
  await page.goto('/settings');
  await expect(page.getByText('Your role (Dispatcher) can’t edit')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Company name' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Save settings' })).toHaveCount(0);

  await page.goto('/settings/developers/api-keys');
  await expect(page.getByText('Your role (Dispatcher) can’t manage API keys.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Create API key' })).toHaveCount(0);
  await page.goto('/settings/developers/webhooks');
  await expect(page.getByText('can’t view webhooks')).toBeVisible();
});
