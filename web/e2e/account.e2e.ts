import { expect, FIRST_PASSWORD, mailedLink, register, test, uniqueEmail } from './test';

const NEW = 'seven patient hedgehogs';

test('a lost phone and a forgotten password', async ({ page, browser, baseURL }) => {
  const email = uniqueEmail('kim');
  await register(page.request, email);
  const phone = await (await browser.newContext({ baseURL })).newPage();
  const signedIn = await phone.request.post('/api/v1/auth/login', { data: { email, password: FIRST_PASSWORD } });
  expect(signedIn.status()).toBe(200);
  await phone.goto('/settings/account');
  const devices = phone.getByRole('list', { name: 'Devices' });
  await expect(devices.getByRole('listitem')).toHaveCount(2);

  // The computer signs the phone out.
  await page.goto('/settings/account');
  await page.getByRole('button', { name: 'Sign out other devices' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out other devices' }).click();
  await expect(page.getByRole('list', { name: 'Devices' }).getByRole('listitem')).toHaveCount(1);
  await phone.reload();
  await expect(phone.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  // On the phone, the password is forgotten, too.
  await phone.getByRole('link', { name: 'Forgot password?' }).click();
  await phone.getByRole('textbox', { name: 'Email' }).fill(email);
  await phone.getByRole('button', { name: 'Send link' }).click();
  await expect(phone.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  await phone.goto(await mailedLink(email));
  const password = phone.getByRole('textbox', { name: 'New password' });
  await password.fill('passwordpassword');
  await phone.getByRole('button', { name: 'Save password' }).click();
  await expect(password).toHaveAccessibleDescription(/too easy to guess/);
  await password.fill(NEW);
  await phone.getByRole('button', { name: 'Save password' }).click();
  await phone.getByRole('link', { name: 'Sign in' }).click();
  await phone.getByRole('textbox', { name: 'Email' }).fill(email);
  await phone.getByRole('textbox', { name: 'Password' }).fill(NEW);
  await phone.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(phone.getByRole('button', { name: /^Account:/ })).toBeVisible();
});
