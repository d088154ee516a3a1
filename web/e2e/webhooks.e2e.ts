import type { Page } from '@playwright/test';
import { Webhook } from 'standardwebhooks';
import { barriersOf, expectScreensForEverybody } from './appearance';
import { type Received, startReceiver } from './receiver';
import { complaintsOf, emailOf, expect, signedIn, test, unique } from './test';

async function createEndpoint(page: Page, url: string, name: string): Promise<string> {
  await page.goto('/settings/developers/webhooks');
  await page.getByRole('button', { name: 'Create endpoint' }).click();
  await page.getByRole('textbox', { name: 'Description' }).fill(name);
  await page.getByRole('textbox', { name: 'URL' }).fill('https://10.0.0.7/hedgerow');
  await page.getByText('Selected events').click();
  await page.getByRole('checkbox', { name: 'All Client events' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Create endpoint' }).click();
  // The error is at its field, and the typed text is still there.
  await expect(page.getByText('10.0.0.7 isn’t on the public internet')).toBeVisible();
  await page.getByRole('textbox', { name: 'URL' }).fill(url);
  await page.getByRole('dialog').getByRole('button', { name: 'Create endpoint' }).click();
  const secret = await page.getByLabel('Secret', { exact: true }).innerText();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  return secret;
}

/** What every Standard Webhooks library does; throws unless the delivery is ours. */
function verified(secret: string, delivery: Received | undefined): unknown {
  if (!delivery) throw new Error('Nothing was received.');
  return new Webhook(secret).verify(delivery.body, delivery.headers as Record<string, string>);
}

test('a failed delivery is inspected, replayed, and arrives with a valid signature', async ({
  page,
  signIn,
  baseUrl,
}) => {
  const complaints = complaintsOf(page);
  const receiver = await startReceiver();
  try {
    // Not in the company where other tests create clients meanwhile: this endpoint would receive those events.
    await signIn('neighbor');
    const neighbor = await signedIn(baseUrl, emailOf('neighbor'));
    const secret = await createEndpoint(page, receiver.url, unique('Accounting sync'));

    receiver.answerWith(503);
    const name = unique('Webhook Hollow');
    await neighbor.clients.createClient({ body: { displayName: name } });
    const log = page.getByRole('list', { name: 'Deliveries' });
    await expect(log.getByText('HTTP 503').first()).toBeVisible();
    await log.getByRole('link', { name: 'client.created' }).click();
    const pane = page.getByRole('dialog', { name: 'client.created' });
    await expect(pane.getByText('Briefly out of order').first()).toBeVisible();
    await expect(pane.getByLabel('Request body')).toContainText(name);
    await expect(pane.getByLabel('Request headers')).toContainText('webhook-signature');

    receiver.answerWith(204);
    await pane.getByRole('button', { name: 'Replay' }).click();
    await expect(pane.getByText('HTTP 204')).toBeVisible();
    expect(verified(secret, receiver.received.at(-1))).toMatchObject({ type: 'client.created' });
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(receiver.received[0]?.headers['webhook-id']);
    expect(complaints).toEqual([]);
  } finally {
    await receiver.stop();
  }
});

test('a test event shows the response; secrets are rotated; disabling and deleting ask first', async ({
  page,
  signIn,
}) => {
  const receiver = await startReceiver();
  try {
    await signIn('neighbor');
    const name = unique('Route planner');
    const old = await createEndpoint(page, receiver.url, name);

    await page.getByRole('button', { name: 'Rotate secret' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate secret' }).click();
    const secret = await page.getByLabel('Secret', { exact: true }).innerText();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('list', { name: 'Secrets' }).getByRole('listitem')).toHaveCount(2);

    await page.getByRole('button', { name: 'Send test event' }).click();
    const pane = page.getByRole('dialog', { name: 'webhook.test' });
    await expect(pane.getByText('HTTP 204')).toBeVisible();
    // The test above may create its client meanwhile.
    const arrival = receiver.received.find(({ body }) => body.includes('"webhook.test"'));
    for (const good of [old, secret]) {
      expect(verified(good, arrival)).toMatchObject({ type: 'webhook.test' });
    }
    expect(await barriersOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(pane).toBeHidden();

    await page.getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
    await expect(page.getByText('A team member disabled it.')).toBeVisible();
    await page.getByRole('button', { name: 'Replay failed…' }).hover();
    await expect(page.getByText('This endpoint is disabled. Enable it first.')).toBeVisible();
    await page.getByRole('button', { name: 'Enable' }).click();
    await expect(page.getByText('A team member disabled it.')).toBeHidden();

    await page.getByRole('button', { name: 'Replay failed…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click();
    await expect(page.getByText('0 deliveries replayed')).toBeVisible();

    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('heading', { name: 'Webhooks' })).toBeVisible();
    await expect(page.getByRole('link', { name })).toHaveCount(0);
  } finally {
    await receiver.stop();
  }
});

test('the screens of webhooks are accessible and log no errors', async ({ page, signIn, baseUrl }) => {
  const owner = await signedIn(baseUrl, emailOf('owner'));
  const url = 'http://127.0.0.1:39999/hedgerow';
  const description = unique('Barriers');
  const { id } = await owner.webhooks.createWebhookEndpoint({ body: { url, eventTypes: ['job.*'], description } });
  await signIn('owner');
  await expectScreensForEverybody(page, [
    { path: '/settings/developers/webhooks', heading: 'Webhooks' },
    { path: `/settings/developers/webhooks/${id}`, heading: description },
  ]);
  await owner.webhooks.deleteWebhookEndpoint({ path: { webhookEndpointId: id }, headers: { 'If-Match': '*' } });
});
