import type { Hedgerow } from '@hedgerow/sdk';
import { expectForEverybody } from './appearance';
import { complaintsOf, expect, test, unique } from './test';

test('a message appears without a reload, and is shown as the client reads it', async ({ page, signIn, office }) => {
  const complaints = complaintsOf(page);
  await signIn('office');
  await page.goto('/mailbox?state=captured');
  await expect(page.getByRole('status').filter({ hasText: 'Live' }).first()).toBeVisible();
  const name = unique('Verbena Ash');
  await confirmedJob(office, name);
  await page.getByRole('grid', { name: 'Messages' }).getByRole('row', { name }).click();

  await expect(page).toHaveURL(/\/mailbox\/[\w-]+\?state=captured$/);
  await expect(page.getByRole('heading', { name: /: Rake out the beds confirmed/ })).toBeVisible();
  await expect(page.frameLocator('iframe').getByText(`Hi ${name}`)).toBeVisible();
  await page.getByText('Plain text').click();
  await expect(page.getByRole('region', { name: 'Message' })).toContainText(`Hi ${name},`);

  const files = page.getByRole('region', { name: 'Attachments' });
  await expect(files).toContainText('9:00 – 11:30 AM · Rake out the beds');
  await files.getByRole('button', { name: /^View J-\d+\.pdf/ }).click();
  await expect(page.getByRole('dialog').getByText('Rake out the beds')).toBeVisible();
  await page.keyboard.press('Escape');
  const saved = page.waitForEvent('download');
  await files.getByRole('button', { name: /^Download J-\d+\.ics/ }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.ics$/);

  // The test looks into the frame with a script, and the frame allows none.
  expect(complaints.filter((complaint) => !complaint.includes("'allow-scripts' permission is not set"))).toEqual([]);
  await page.getByRole('link', { name: 'Client', exact: true }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
});

test('on a phone the list comes first and the message after it', async ({ page, signIn, office }) => {
  const name = unique('Sedum Vale');
  await confirmedJob(office, name);
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn('office');
  await page.goto(`/mailbox?q=${encodeURIComponent(name)}`);
  const list = page.getByRole('grid', { name: 'Messages' });
  await list.getByRole('row', { name }).click();
  await expect(page.getByRole('region', { name: 'Message' })).toBeVisible();
  await expect(list).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.getByRole('link', { name: 'Messages', exact: true }).first().click();
  await expect(list).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search messages' })).toHaveValue(name);
});

test('a message is accessible', async ({ page, signIn }) => {
  await signIn('office');
  await page.goto('/mailbox?state=captured');
  await page.getByRole('grid', { name: 'Messages' }).getByRole('row').nth(1).click();
  await page.getByRole('region', { name: 'Attachments' }).getByText('·').first().waitFor();
  await expectForEverybody(page, '#main');
});

async function confirmedJob(office: Hedgerow, name: string): Promise<void> {
  const client = await office.clients.createClient({
    body: {
      displayName: name,
      contacts: [{ firstName: name, emails: [`${name.slice(-6)}@example.com`] }],
      properties: [{ address: { line1: '18 Birch Lane', city: 'Westfield', region: 'NJ', country: 'US' } }],
    },
  });
  const job = await office.jobs.createJob({
    body: {
      clientId: client.id,
      propertyId: client.properties[0]?.id ?? '',
      title: 'Rake out the beds',
      visits: [
        {
          date: new Date(Date.now() + 5 * 24 * 3_600_000).toISOString().slice(0, 10),
          windowStart: '09:00',
          windowEnd: '11:30',
        },
      ],
    },
  });
  await office.jobs.confirmJob({ path: { jobId: job.id }, body: { notifyClient: true } });
}
