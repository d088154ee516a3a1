import type { Browser, Page } from '@playwright/test';
import { expect, mailedLink, test, unique, uniqueEmail } from './test';

const PHRASE = 'three quiet wheelbarrows';

/** Sends an invitation from the team page. */
async function invite(page: Page, { email, name, role }: { email: string; name: string; role: string }): Promise<void> {
  await page.goto('/settings/members');
  await page.getByRole('link', { name: 'Invite team member' }).click();
  const form = page.getByRole('dialog', { name: 'Invite team member' });
  await form.getByRole('textbox', { name: 'Email' }).fill(email);
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: role, exact: true }).click();
  await form.getByRole('button', { name: 'Send invitation' }).click();
  await expect(page.getByRole('list', { name: 'Pending invitations' })).toContainText(email);
}

/** Accepts an invitation in a new browser. */
async function join(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Join Greenfield Lawn & Landscape' })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(PHRASE);
  await page.getByRole('button', { name: 'Create account and join' }).click();
  await expect(page.getByRole('button', { name: /^Account:/ })).toBeVisible();
  return page;
}

test('invite a bookkeeper', async ({ page, signIn, browser }) => {
  const email = uniqueEmail('books');
  await signIn('owner');
  await invite(page, { email, name: 'Otis Fane', role: 'Accountant' });
  const first = await mailedLink(email);
  await page.getByRole('button', { name: `Resend to ${email}` }).click();
  await expect.poll(() => mailedLink(email)).not.toBe(first);

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(first);
  await expect(guest.getByRole('heading', { name: 'Invitation not found' })).toBeVisible();
  const books = await join(browser, await mailedLink(email));
  await books.goto('/settings/members');
  await expect(books.getByRole('link', { name: 'Invite team member' })).toHaveCount(0);
  await expect(books.getByRole('listitem').filter({ hasText: email })).toContainText('(you)');

  await page.reload();
  const member = page.getByRole('list', { name: 'Team members' }).getByRole('listitem').filter({ hasText: email });
  await expect(member).toContainText('Accountant');
  await expect(page.getByRole('button', { name: `Resend to ${email}` })).toHaveCount(0);
});

test('a crew member leaves', async ({ page, signIn, browser }) => {
  const name = unique('Pat');
  const email = uniqueEmail('pat');
  await signIn('owner');
  await invite(page, { email, name, role: 'Crew member' });
  const phone = await join(browser, await mailedLink(email));
  await phone.goto('/my-day');

  await page.goto('/settings/crews');
  const crew = page.getByRole('list', { name: 'Members of South route' });
  const card = page.getByRole('listitem').filter({ has: crew });
  await card.getByRole('link', { name: 'Add member' }).click();
  const form = page.getByRole('dialog', { name: 'Add member to South route' });
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('combobox', { name: 'User account' }).fill(name);
  await page.getByRole('option', { name }).click();
  await form.getByRole('button', { name: 'Add member' }).click();
  await expect(crew).toContainText(name);

  await page.goto('/settings/members');
  await page.getByRole('link', { name, exact: true }).click();
  const drawer = page.getByRole('dialog', { name });
  await expect(drawer).toContainText('South route');
  await drawer.getByRole('button', { name: 'Remove' }).click();
  await page
    .getByRole('dialog', { name: /^Remove/ })
    .getByRole('button', { name: 'Remove', exact: true })
    .click();
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);

  await phone.reload();
  await expect(phone.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await page.goto('/settings/crews');
  await expect(crew).toContainText('Wanda Kruk');
  await expect(crew).not.toContainText(name);

  await page.goto('/settings/audit-log?type=membership&action=deleted');
  const left = page.getByRole('list', { name: 'Audit log' }).getByRole('listitem').filter({ hasText: name });
  await expect(left).toContainText('Team member removed');
  await expect(left).toContainText('Ellen Whitaker');
});

test('a role is duplicated, changed in the table, and deleted', async ({ page, signIn }) => {
  const name = unique('Evenings');
  await signIn('owner');
  await page.goto('/settings/roles');
  await page.getByRole('button', { name: 'Actions for Read only' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate…' }).click();
  const form = page.getByRole('dialog', { name: 'New role' });
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('button', { name: 'Create role' }).click();
  const box = page.getByRole('checkbox', { name: `${name}: Manage crews` });
  await expect(box).not.toBeChecked();
  await box.check();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0);
  await page.reload();
  await expect(box).toBeChecked();
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete role' }).click();
  await expect(box).toHaveCount(0);
});
