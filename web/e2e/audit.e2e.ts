import { emailOf, expect, signedIn, test, unique } from './test';

test('who changed this, and put it back', async ({ page, signIn, office, baseUrl, clientId }) => {
  const { properties } = await office.clients.getClient({ path: { clientId } });
  const before = unique('Hedge trimming');
  const job = await office.jobs.createJob({
    body: { title: before, clientId, propertyId: properties[0]?.id ?? '' },
  });
  const dispatcher = await signedIn(baseUrl, emailOf('dispatch'));
  await dispatcher.jobs.updateJob({
    path: { jobId: job.id },
    headers: { 'If-Match': '*' },
    body: { title: 'Hedge removal' },
  });

  await signIn('owner');
  await page.goto(`/jobs/${job.id}`);
  await expect(page.getByRole('heading', { name: 'Hedge removal' })).toBeVisible();
  await page.getByRole('button', { name: 'History' }).click();
  const history = page.getByRole('dialog', { name: `History of ${job.number}` });
  const change = history.getByRole('listitem').filter({ hasText: 'Job changed' });
  await expect(change).toContainText(`Title: “${before}” → “Hedge removal”`);
  await change.getByRole('button', { name: 'Restore' }).click();

  // Putting it back is a change of its own.
  await expect(history.getByRole('listitem').filter({ hasText: 'Job changed' })).toHaveCount(2);
  await expect(history.getByRole('button', { name: 'Restore' })).toHaveCount(1);
  await history.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: before })).toBeVisible();

  await page.goto('/settings/audit-log?type=job&action=changed');
  const log = page.getByRole('list', { name: 'Audit log' });
  await expect(log.getByRole('listitem').filter({ hasText: `“${before}” → “Hedge removal”` })).toContainText(
    'Job changed',
  );
});
