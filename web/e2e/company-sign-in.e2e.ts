import { RealProvider } from '../../backend/src/modules/company-sign-in/real-provider.factory.js';
import { CLIENT } from '../../backend/src/modules/company-sign-in/forged-provider.factory.js';
import { complaintsOf, expect, register, test, uniqueEmail } from './test';

test('an owner turns on the company’s own sign-in, and signs in through it', async ({ page, baseUrl }) => {
  const email = uniqueEmail('kim');
  await register(page.request, email);
  const provider = await RealProvider.open(`${baseUrl}/sign-in/company`);
  provider.accounts.set('kim', { email, email_verified: true });
  provider.subject = 'kim';
  const complaints = complaintsOf(page);
  try {
    await page.goto('/settings/sign-in');
    await expect(page.getByRole('textbox', { name: 'Redirect URI' })).toHaveValue(`${baseUrl}/sign-in/company`);
    await page.getByRole('textbox', { name: 'Name' }).fill('Willow Login');
    await page.getByRole('textbox', { name: 'Issuer' }).fill(`${provider.issuer}/nowhere`);
    await page.getByRole('textbox', { name: 'Client ID' }).fill(CLIENT.clientId);
    await page.getByRole('textbox', { name: 'Client secret' }).fill(CLIENT.clientSecret);
    await page.getByRole('button', { name: 'Check provider' }).click();
    await expect(page.getByText('There’s no OpenID Connect configuration at this issuer.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Issuer' }).fill(provider.issuer);
    await page.getByRole('button', { name: 'Check provider' }).click();
    await expect(page.getByText('The provider works')).toBeVisible();
    await page.getByRole('switch', { name: 'Team members can sign in this way' }).check();
    await page.getByRole('button', { name: 'Save settings' }).click();
    await expect(page.getByText('Sign-in settings saved')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Client secret' })).toHaveValue('');
    const shortName = await page.getByRole('textbox', { name: 'Short name' }).inputValue();

    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in with your company' }).click();
    await page.getByRole('textbox', { name: 'Company short name' }).fill('no such company');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('alert')).toContainText('This company has no sign-in of its own');
    await page.getByRole('textbox', { name: 'Company short name' }).fill(shortName);
    await page.getByRole('button', { name: 'Continue' }).click();

    // At the provider, which asks nothing, and back.
    await expect(page.getByRole('button', { name: /^Account:/ })).toBeVisible();
    await page.reload();
    await page.goto('/settings/account');
    await expect(page.getByText('You signed in with your company')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Password' })).toHaveCount(0);
    await page.goto('/settings/audit-log');
    await expect(page.getByText('Signed in with the company').first()).toBeVisible();

    // Who is refused there reads why.
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    provider.subject = null;
    // The provider would remember them.
    await page.context().clearCookies({ domain: '127.0.0.1' });
    await page.goto(`/sign-in/company?company=${shortName}`);
    await expect(page.getByRole('heading', { name: 'Sign in with Willow Login' })).toBeVisible();
    await page.getByRole('link', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { name: 'You can’t sign in this way' })).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in\/company$/);
    expect(complaints).toEqual([]);
  } finally {
    provider.close();
  }
});
