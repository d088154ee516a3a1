import type { Page } from '@playwright/test';
import { DESKTOP, expectForEverybody } from './appearance';
import { complaintsOf, expect, FIRST_PASSWORD, register, test, uniqueEmail } from './test';

/** A phone that verifies its owner: Chromium’s own stand-in. */
async function connectDevice(page: Page): Promise<(isThere: boolean) => Promise<unknown>> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  // While its owner is there, it also takes what the sign-in page only suggests.
  return (enabled) => browser.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
}

/** Checks the accessibility of the page, and restores its size. */
async function look(page: Page): Promise<void> {
  await expectForEverybody(page);
  await page.setViewportSize(DESKTOP);
}

const signedIn = (page: Page) => page.getByRole('button', { name: /^Account:/ });

test('a passkey is added, signs in alone and after the password, and is removed', async ({ page }) => {
  test.slow();
  const complaints = complaintsOf(page);
  const email = uniqueEmail('passkey');
  await register(page.request, email);
  const ownerIs = await connectDevice(page);

  await page.goto('/settings/account');
  await page.getByRole('button', { name: 'Add passkey…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password').fill(FIRST_PASSWORD);
  await look(page);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  await look(page);
  await dialog.getByRole('button', { name: 'I saved my codes' }).click();
  const passkeys = page.getByRole('list', { name: 'Passkeys' });
  await expect(passkeys.getByRole('listitem')).toHaveCount(1);
  await passkeys.getByRole('button', { name: /^Rename / }).click();
  await page.getByRole('textbox', { name: 'Passkey name' }).fill('Office PC');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(passkeys).toContainText('Office PC');
  await expect(passkeys).toContainText('Never used');
  await look(page);

  // The same device makes no second one.
  await page.getByRole('button', { name: 'Add passkey…' }).click();
  await page.getByLabel('Your password').fill(FIRST_PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'You already have a passkey here' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await ownerIs(false);
  await signOut(page);
  await expect(page.getByRole('textbox', { name: 'Email' })).toHaveAttribute('autocomplete', /webauthn$/);
  await look(page);
  await ownerIs(true);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(signedIn(page)).toBeVisible();

  await ownerIs(false);
  await signOut(page);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(FIRST_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Two-step verification' })).toBeVisible();
  await look(page);
  await ownerIs(true);
  await page.getByRole('button', { name: 'Use your passkey' }).click();
  await expect(signedIn(page)).toBeVisible();

  await page.goto('/settings/account');
  await page.getByRole('button', { name: 'Remove Office PC' }).click();
  await page.getByLabel('Your password').fill(FIRST_PASSWORD);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(passkeys).toHaveCount(0);
  await signOut(page);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(FIRST_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(signedIn(page)).toBeVisible();
  expect(complaints).toEqual([]);
});

async function signOut(page: Page): Promise<void> {
  await signedIn(page).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}
