import { expect, FIRST_PASSWORD, mailedLink, noticeLink, register, test, unique, uniqueEmail } from './test';

const NEW = 'seven patient hedgehogs';
/** One green pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

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

test('somebody else changes the email, and the owner takes the account back', async ({ page, browser, baseURL }) => {
  const [email, theirs] = [uniqueEmail('robin'), uniqueEmail('stranger')];
  await register(page.request, email);
  const thief = await (await browser.newContext({ baseURL })).newPage();
  await thief.request.post('/api/v1/auth/login', { data: { email, password: FIRST_PASSWORD } });
  await thief.goto('/settings/account');
  await thief.getByRole('textbox', { name: 'New email' }).fill(theirs);
  await thief.getByRole('textbox', { name: 'Password', exact: true }).fill(FIRST_PASSWORD);
  await thief.getByRole('button', { name: 'Change email' }).click();
  await thief.goto(await mailedLink(theirs));
  await thief.getByRole('button', { name: 'Confirm email' }).click();
  await expect(thief.getByRole('heading', { name: 'Email changed' })).toBeVisible();

  await page.goto(await noticeLink(email));
  await page.getByRole('button', { name: 'Secure account' }).click();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  await thief.goto('/settings/account');
  await expect(thief.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.goto(await mailedLink(email));
  await page.getByRole('textbox', { name: 'New password' }).fill(NEW);
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(NEW);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Account:/ })).toBeVisible();
});

test('a name and a photo, wherever the person is shown', async ({ page }) => {
  const name = unique('Wren Alder');
  await register(page.request, uniqueEmail('wren'));
  await page.goto('/settings/account');
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save name' }).click();
  const menu = page.getByRole('button', { name: /^Account:/ });
  await expect(menu).toContainText(name);
  const file = { name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(menu.locator('img')).toBeVisible();
  await page.goto('/settings/members');
  const member = page.getByRole('list', { name: 'Team members' }).getByRole('listitem').filter({ hasText: name });
  await expect(member.locator('img')).toBeVisible();
  await page.goto('/settings/account');
  await page.getByRole('button', { name: 'Remove photo' }).click();
  await expect(menu.locator('img')).toHaveCount(0);
});
