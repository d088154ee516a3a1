import { complaintsOf, expect, test } from './test';

const CLIENT = '/clients/01900000-0000-7003-8000-000000000000';
const JOB = '/jobs/01900000-0000-7008-8000-000000000000';
const IMPORT = '/imports/01900000-0000-700d-8000-000000000000';

const SCREENS = ['/clients', CLIENT, JOB, IMPORT, '/mailbox', '/settings'];

test.describe('at the width of a small phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  test('no screen scrolls sideways or complains', async ({ page, signIn }) => {
    const complaints = complaintsOf(page);
    await signIn('office');
    for (const path of SCREENS) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      expect(content, path).toBeLessThanOrEqual(screen);
    }
    expect(complaints).toEqual([]);
  });
});

test('a crew lead works through the day: a visit is started and the job knows', async ({ page, signIn }) => {
  await signIn('lead');
  await page.goto('/my-day');
  await page.getByRole('button', { name: 'Start work' }).first().click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('what somebody else changes appears by itself', async ({ page, signIn, request, baseURL }) => {
  await signIn('office');
  await page.goto(CLIENT);
  await expect(page.getByRole('status').filter({ hasText: 'Live' }).first()).toBeVisible();
  const login = await request.post(`${baseURL ?? ''}/api/v1/auth/login`, {
    data: { email: 'owner@greenfield.example', password: 'hedgerow-demo-2026', client: 'mobile' },
  });
  const { accessToken } = (await login.json()) as { accessToken: string };
  const headers = { Authorization: `Bearer ${accessToken}`, 'If-Match': '*' };
  await request.patch(`${baseURL ?? ''}/api/v1${CLIENT}`, { headers, data: { notes: 'Gate code changed in spring.' } });
  await expect(page.getByText('Gate code changed in spring.')).toBeVisible();
});
