import { complaintsOf, emailOf, expect, mailedLink, register, test, uniqueEmail } from './test';

test('a demo account opens with one click, and stays open over a reload', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.getByRole('button', { name: /Office manager/ }).click();
  await expect(page.getByRole('heading', { name: 'Clients', level: 1 })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Clients', level: 1 })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Live' }).first()).toBeVisible();
});

test('the owner starts with the work of this week', async ({ page, signIn }) => {
  await signIn('owner');
  await page.goto('/');
  await expect(page).toHaveURL(/\/jobs\?from=[\d-]+&to=[\d-]+$/);
  await expect(page.getByRole('grid', { name: 'Jobs' }).getByRole('link').first()).toBeVisible();
});

test('a wrong password is refused, signing in leads to the requested page, signing out ends the session', async ({
  page,
}) => {
  await page.goto('/settings/members');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByRole('textbox', { name: 'Email' }).fill('nobody@greenfield.example');
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password at all');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  // It doesn’t say which of the two was wrong.
  await expect(page.getByRole('alert')).toContainText('Incorrect email or password');

  await page.getByRole('textbox', { name: 'Email' }).fill(emailOf('owner'));
  await page.getByRole('textbox', { name: 'Password' }).fill('hedgerow-demo-2026');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Team', selected: true })).toBeVisible();

  const complaints = complaintsOf(page);
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  // The next person isn’t led to this one’s page.
  await expect(page).toHaveURL(/\/sign-in$/);
  expect(complaints).toEqual([]);
  await page.goto('/clients');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('registering by the emailed link shows errors at their fields, then opens an empty company', async ({ page }) => {
  const email = uniqueEmail('robin');
  await page.goto('/register');
  await page.getByRole('textbox', { name: 'Email' }).fill('not an address');
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByRole('textbox', { name: 'Email' })).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  await expect(page.getByText('account-mail')).toBeVisible();

  const link = await mailedLink(email);
  await page.goto(link);
  await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue(email);
  await page.getByRole('textbox', { name: 'Company name' }).fill('Maple Ridge Landscaping');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Robin Alder');
  const password = page.getByRole('textbox', { name: 'Password' });
  await password.fill('short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(password).toHaveAccessibleDescription(/15/);
  await password.fill('three quiet wheelbarrows');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'No clients yet' })).toBeVisible();
  await page.goto('/settings/account');
  await expect(page.getByRole('heading', { name: 'Password' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Verify email' })).toHaveCount(0);

  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
});

test('an older account is verified with one button, and registering again says how to sign in', async ({ page }) => {
  const email = uniqueEmail('kim');
  await register(page.request, email);
  await page.goto('/settings/account');
  await page.getByRole('button', { name: 'Verify email' }).click();
  await expect(page.getByText(`Link sent to ${email}`)).toBeVisible();
  await page.goto(await mailedLink(email));
  await page.getByRole('button', { name: 'Verify email' }).click();
  await page.getByRole('link', { name: 'Open Hedgerow' }).click();
  // Leaving while the app asks for its session would lose the session.
  await expect(page.getByRole('heading', { name: 'No clients yet' })).toBeVisible();
  await page.goto('/settings/account');
  await expect(page.getByRole('heading', { name: 'Password' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Verify email' })).toHaveCount(0);

  await page.goto('/register');
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  await expect.poll(() => mailedLink(email)).toMatch(/\/sign-in$/);
});
