import type { Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { DESKTOP, expectForEverybody } from './appearance';
import { complaintsOf, expect, FIRST_PASSWORD, mailedLink, register, test, uniqueEmail } from './test';

/** The app on the phone, given the key that the page shows. `steps`: half minutes from now. */
async function phoneOf(page: Page): Promise<(steps?: number) => string> {
  const key = (await page.getByLabel('Setup key').textContent()) ?? '';
  const totp = new TOTP({ secret: key.replace(/\s/g, '') });
  return (steps = 0) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

/** Checks the accessibility of the page, and restores its size. */
async function look(page: Page): Promise<void> {
  await expectForEverybody(page);
  await page.setViewportSize(DESKTOP);
}

/** From the password to the recovery codes. */
async function setUp(page: Page, isLookedAt = false): Promise<{ code: (steps?: number) => string; codes: string[] }> {
  await page.getByLabel('Your password').fill(FIRST_PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  const code = await phoneOf(page);
  if (isLookedAt) await look(page);
  const field = page.getByRole('textbox', { name: 'Code from the app' });
  await field.fill('12345');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill(code());
  await field.press('Enter');
  const list = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(list).toHaveCount(10);
  const codes = await list.allTextContents();
  if (isLookedAt) await look(page);
  // They are shown once: no slip of the hand closes them.
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 5);
  await expect(list).toHaveCount(10);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download codes' }).click();
  expect((await download).suggestedFilename()).toBe('hedgerow-recovery-codes.txt');
  await page.getByRole('button', { name: 'I saved my codes' }).click();
  return { code, codes };
}

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(FIRST_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Two-step verification' })).toBeVisible();
}

const signedIn = (page: Page) => page.getByRole('button', { name: /^Account:/ });

async function signOut(page: Page): Promise<void> {
  await signedIn(page).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}

test('invite a bookkeeper who must enrol a second factor', async ({ page, browser, baseURL }) => {
  test.slow();
  const complaints = complaintsOf(page);
  await register(page.request, uniqueEmail('owner'));
  await page.goto('/settings/roles');
  await page.getByRole('button', { name: 'Actions for Accountant' }).click();
  await page.getByRole('menuitem', { name: 'Require two-step verification…' }).click();
  await page.getByRole('button', { name: 'Require it' }).click();
  await expect(page.getByText('Two-step verification required', { exact: true })).toBeVisible();

  const email = uniqueEmail('books');
  await page.goto('/settings/members/invite');
  const form = page.getByRole('dialog', { name: 'Invite team member' });
  await form.getByRole('textbox', { name: 'Email' }).fill(email);
  await form.getByRole('textbox', { name: 'Name' }).fill('Otis Fane');
  await form.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Accountant', exact: true }).click();
  await form.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByRole('list', { name: 'Pending invitations' })).toContainText(email);

  const books = await (await browser.newContext({ ...(baseURL && { baseURL }), viewport: DESKTOP })).newPage();
  await books.goto(await mailedLink(email));
  await books.getByLabel('Password', { exact: true }).fill(FIRST_PASSWORD);
  await books.getByRole('button', { name: 'Create account and join' }).click();
  // Nothing else opens before.
  const heading = books.getByRole('heading', { name: 'Set up two-step verification' });
  await expect(heading).toBeVisible();
  await books.goto('/clients');
  await expect(heading).toBeVisible();
  await look(books);
  const { code } = await setUp(books, true);
  await expect(signedIn(books)).toBeVisible();
  await books.goto('/clients');
  await expect(books.getByRole('heading', { name: 'Clients', exact: true })).toBeVisible();

  // From now on a sign-in takes two steps, and one on a trusted device.
  await signOut(books);
  await enterPassword(books, email);
  await look(books);
  const field = books.getByRole('textbox', { name: 'Code' });
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await books.getByRole('checkbox', { name: 'Trust this device for 30 days' }).check();
  // That of now may be used.
  await field.fill(code(1));
  await field.press('Enter');
  await expect(signedIn(books)).toBeVisible();
  await signOut(books);
  await books.getByRole('textbox', { name: 'Email' }).fill(email);
  await books.getByRole('textbox', { name: 'Password' }).fill(FIRST_PASSWORD);
  await books.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(signedIn(books)).toBeVisible();
  await books.goto('/settings/account');
  await expect(books.getByRole('list', { name: 'Trusted devices' }).getByRole('listitem')).toHaveCount(1);
  await look(books);
  expect(complaints).toEqual([]);
});

test('a lost phone', async ({ page, browser, baseURL }) => {
  test.slow();
  const [owner, email] = [uniqueEmail('owner'), uniqueEmail('office')];
  await register(page.request, owner);
  // The owner’s own phone is lost: a recovery code signs in.
  await page.goto('/settings/account');
  await page.getByRole('button', { name: 'Set up…' }).click();
  const { codes } = await setUp(page);
  await expect(page.getByText('10 recovery codes left')).toBeVisible();
  await signOut(page);
  await enterPassword(page, owner);
  await page.getByRole('button', { name: 'Lost your phone? Use a recovery code' }).click();
  await look(page);
  const field = page.getByRole('textbox', { name: 'Recovery code' });
  await field.fill('not-a-code');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill(codes[0]?.toUpperCase() ?? '');
  await field.press('Enter');
  await expect(signedIn(page)).toBeVisible();
  await page.goto('/settings/account');
  await expect(page.getByText('9 recovery codes left')).toBeVisible();

  // Somebody else has lost both, the phone and the codes.
  await page.goto('/settings/members/invite');
  const form = page.getByRole('dialog', { name: 'Invite team member' });
  await form.getByRole('textbox', { name: 'Email' }).fill(email);
  await form.getByRole('textbox', { name: 'Name' }).fill('Otis Fane');
  await form.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Office manager', exact: true }).click();
  await form.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByRole('list', { name: 'Pending invitations' })).toContainText(email);
  const otis = await (await browser.newContext({ ...(baseURL && { baseURL }), viewport: DESKTOP })).newPage();
  await otis.goto(await mailedLink(email));
  await otis.getByLabel('Password', { exact: true }).fill(FIRST_PASSWORD);
  await otis.getByRole('button', { name: 'Create account and join' }).click();
  await expect(signedIn(otis)).toBeVisible();
  await otis.goto('/settings/account');
  await otis.getByRole('button', { name: 'Set up…' }).click();
  await setUp(otis);
  await expect(otis.getByText('10 recovery codes left')).toBeVisible();

  await page.goto('/settings/members');
  await page.getByRole('link', { name: 'Otis Fane', exact: true }).click();
  await page.getByRole('button', { name: 'Reset two-step verification…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reset two-step verification for Otis Fane?' });
  await dialog.getByLabel('Your password').fill(FIRST_PASSWORD);
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Reset two-step verification…' })).toHaveCount(0);

  await otis.reload();
  await otis.getByRole('textbox', { name: 'Email' }).fill(email);
  await otis.getByRole('textbox', { name: 'Password' }).fill(FIRST_PASSWORD);
  await otis.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(signedIn(otis)).toBeVisible();
});
