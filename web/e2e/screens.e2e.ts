import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} screens`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });
    for (const [name, path, ready] of SCREENS) {
      test(`${name}: no serious barrier, nothing complains`, async ({ page, signIn, clientId }) => {
        const complaints = complaintsOf(page);
        if (!/sign-in|register/.test(path)) await signIn('office');
        await open(page, path, ready, clientId);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
        expect(complaints).toEqual([]);
      });
    }
  });
}

test.describe('at the width of a small phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  for (const [name, path, ready] of SCREENS) {
    test(`${name} does not scroll sideways`, async ({ page, signIn, clientId }) => {
      if (!/sign-in|register/.test(path)) await signIn('office');
      await open(page, path, ready, clientId);
      const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      expect(content).toBeLessThanOrEqual(screen);
    });
  }
});

async function open(page: Page, path: string, ready: string, clientId: string): Promise<void> {
  await page.goto(path.replace('CLIENT', clientId));
  const heading = ready === '' ? page.getByRole('heading', { level: 1 }) : page.getByRole('heading', { name: ready });
  await heading.first().waitFor();
}
