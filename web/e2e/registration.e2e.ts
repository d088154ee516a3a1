import { expect, test } from './test';

for (const { registration, link, page: heading } of [
  { registration: 'closed', link: false, page: 'Registration is closed' },
  { registration: 'domains', link: true, page: 'Create your company account' },
] as const) {
  test(`the screens before sign-in know that registration is ${registration}`, async ({ page }) => {
    await page.route('**/api/v1/auth/options', (route) => route.fulfill({ json: { registration } }));
    await page.goto('/sign-in');
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Create your company account' })).toHaveCount(link ? 1 : 0);
    await page.goto('/register');
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Send link' })).toHaveCount(link ? 1 : 0);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
  });
}
