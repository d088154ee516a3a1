import { expectScreensForEverybody } from './appearance';
import { expect, test } from './test';

test('the screens of guests are accessible and log no errors', async ({ page }) => {
  await expectScreensForEverybody(page, [
    { path: '/sign-in', heading: 'Sign in' },
    { path: '/register', heading: 'Create your company account' },
    { path: '/finish-registration', heading: 'This link no longer works' },
    { path: '/verify-email', heading: 'Verify your email' },
    { path: '/invitation', heading: 'Invitation not found' },
    { path: '/forgot-password', heading: 'Forgot your password?' },
    { path: '/reset-password', heading: 'Choose a new password' },
  ]);
});

test('the screens of clients are accessible and log no errors', async ({ page, signIn, office, clientId }) => {
  const client = `/clients/${clientId}`;
  const { displayName } = await office.clients.getClient({ path: { clientId } });
  await signIn('office');
  await expectScreensForEverybody(page, [
    { path: '/clients', heading: 'Clients' },
    { path: '/clients?q=zzzzqqqq', heading: 'Clients' },
    { path: '/clients/new', heading: 'New client' },
    { path: client, heading: displayName },
    { path: `${client}/edit`, heading: `Edit ${displayName}` },
    { path: `${client}/contacts/new`, heading: 'New contact' },
    { path: `${client}/properties/new`, heading: 'New property' },
    { path: `${client}/activity`, heading: displayName },
    { path: `${client}/jobs`, heading: displayName },
  ]);
});

test('the lists and settings are accessible and log no errors', async ({ page, signIn }) => {
  await signIn('office');
  await expectScreensForEverybody(page, [
    { path: '/jobs', heading: 'Jobs' },
    { path: '/imports', heading: 'Imports' },
    { path: '/mailbox', heading: 'Messages' },
    { path: '/settings', heading: 'Settings' },
    { path: '/settings/members', heading: 'Settings' },
    { path: '/settings/roles', heading: 'Settings' },
    { path: '/settings/crews', heading: 'Settings' },
    { path: '/settings/crews/new', heading: 'New crew' },
    { path: '/settings/account', heading: 'Settings' },
    { path: '/settings/appearance', heading: 'Settings' },
    { path: '/settings/developers/webhooks', heading: 'You don’t have access' },
    { path: '/settings/developers/api-keys', heading: 'You don’t have access' },
    { path: '/no/such/page', heading: 'Page not found' },
  ]);
});

test('the screens of the team are accessible and log no errors', async ({ page, signIn }) => {
  await signIn('owner');
  await expectScreensForEverybody(page, [
    { path: '/settings/members', heading: 'Settings' },
    { path: '/settings/members/invite', heading: 'Invite team member' },
    { path: '/settings/roles', heading: 'Settings' },
    { path: '/settings/roles/new', heading: 'New role' },
  ]);
});

for (const person of ['crew', 'dispatch'] as const) {
  test(`no page requests what the role may not read: ${person}`, async ({ page, signIn }) => {
    const refused: string[] = [];
    page.on('response', (response) => void (response.status() === 403 && refused.push(response.url())));
    await signIn(person);
    for (const path of ['/', '/clients', '/jobs', '/settings/members', '/settings/roles', '/settings/crews']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    await page.goto('/imports');
    await expect(page.getByRole('heading', { name: 'You don’t have access' })).toBeVisible();
    await page.getByRole('link', { name: person === 'crew' ? 'Go to my day' : 'Go to clients' }).click();
    await expect(page).toHaveURL(person === 'crew' ? /my-day/ : /clients/);
    expect(refused).toEqual([]);
  });
}
