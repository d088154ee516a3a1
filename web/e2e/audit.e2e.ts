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

test('the log is verified, and a crew is seen as it was', async ({ page, signIn, office }) => {
  const name = unique('Beds');
  const crew = await office.crews.createCrew({ body: { name, colour: '#2f855a' } });
  await signIn('owner');
  await page.goto('/settings/crews');
  await page.getByRole('button', { name: `History of ${name}` }).click();
  const history = page.getByRole('dialog', { name: `History of ${name}` });
  await expect(history.getByRole('listitem').filter({ hasText: 'Crew added' })).toBeVisible();
  await history.getByLabel('View as of').fill('2020-01-01T08:00');
  await expect(history.getByText('It hadn’t been created yet.')).toBeVisible();
  await history.getByRole('button', { name: 'Close' }).click();

  await page.goto(`/settings/audit-log?record=${crew.id}`);
  await expect(page.getByRole('list', { name: 'Audit log' })).toContainText(name);
  await page.getByRole('button', { name: 'Verify log' }).click();
  const verify = page.getByRole('dialog', { name: 'Verify audit log' });
  await verify.getByRole('textbox').fill('not a seal');
  await expect(verify.getByRole('button', { name: 'Verify', exact: true })).toBeDisabled();
  await verify.getByRole('textbox').fill('');
  await verify.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect(verify.getByText(/^Verified through|^Nothing is sealed yet/)).toBeVisible();
});
