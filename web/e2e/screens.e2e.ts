import type { Page } from '@playwright/test';
import { expectForEverybody } from './appearance';
import { complaintsOf, expect, test } from './test';

const SCREENS: readonly (readonly [name: string, path: string, ready: string])[] = [
  ['sign-in', '/sign-in', 'Sign in'],
  ['registration', '/register', 'Register your company'],
  ['clients', '/clients', 'Clients'],
  ['an empty search', '/clients?q=zzzzqqqq', 'Clients'],
  ['new client', '/clients/new', 'New client'],
  ['a client', '/clients/CLIENT', ''],
  ['edit a client', '/clients/CLIENT/edit', ''],
  ['new contact', '/clients/CLIENT/contacts/new', 'New contact'],
  ['new property', '/clients/CLIENT/properties/new', 'New property'],
  ['activity of a client', '/clients/CLIENT/activity', ''],
  ['jobs of a client', '/clients/CLIENT/jobs', ''],
  ['jobs', '/jobs', 'Jobs'],
  ['imports', '/imports', 'Imports'],
  ['mailbox', '/mailbox', 'Mailbox'],
  ['settings', '/settings', 'Settings'],
  ['people', '/settings/members', 'Settings'],
  ['crews', '/settings/crews', 'Settings'],
  ['new crew', '/settings/crews/new', 'New crew'],
  ['appearance', '/settings/appearance', 'Settings'],
  ['webhooks of others', '/settings/developers/webhooks', 'For those who look after programs'],
  ['API keys of others', '/settings/developers/api-keys', 'For those who look after programs'],
  ['nowhere', '/no/such/page', 'No such page'],
];

for (const [name, path, ready] of SCREENS) {
  test(`${name} is for everybody, and nothing complains`, async ({ page, signIn, clientId }) => {
    const complaints = complaintsOf(page);
    if (!/sign-in|register/.test(path)) await signIn('office');
    await open(page, path, ready, clientId);
    await expectForEverybody(page);
    expect(complaints).toEqual([]);
  });
}

async function open(page: Page, path: string, ready: string, clientId: string): Promise<void> {
  await page.goto(path.replace('CLIENT', clientId));
  const heading = ready === '' ? page.getByRole('heading', { level: 1 }) : page.getByRole('heading', { name: ready });
  await heading.first().waitFor();
}
