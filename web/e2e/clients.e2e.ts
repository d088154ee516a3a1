import { expect, test, unique } from './test';

test('search while typing, by keyboard alone, and back to the same list', async ({ page, signIn, office }) => {
  const name = unique('Thistle & Sons');
  await office.clients.createClient({ body: { displayName: name } });
  await signIn('office');
  await page.goto('/clients');
  const rows = page.getByRole('grid', { name: 'Clients' }).getByRole('row');
  await expect(rows.nth(5)).toBeVisible();

  await page.keyboard.press('f');
  await page.keyboard.type(name);
  // The full text: a slow machine already searches for the first words during typing.
  await expect(page).toHaveURL((at) => at.searchParams.get('q') === name);
  await expect(rows.nth(1)).toContainText(name);
  await page.reload();
  await expect(rows.nth(1)).toContainText(name);
  await page.getByRole('searchbox', { name: 'Search clients' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search clients' })).toHaveValue(name);
  await expect(rows.nth(1)).toContainText(name);
});

test('filters are part of the address', async ({ page, signIn }) => {
  await signIn('office');
  await page.goto('/clients?status=lead&sort=-updated');
  await expect(page.getByRole('radio', { name: 'Lead' })).toBeChecked();
  await expect(page.getByRole('grid', { name: 'Clients' }).getByRole('row').nth(1)).toContainText('Lead');
  await page.getByRole('button', { name: 'Clear filters', exact: true }).click();
  await expect(page).toHaveURL(/\/clients\?sort=-updated$|\/clients$/);
});

test('a client is added with a hint about a duplicate, changed, archived and restored', async ({
  page,
  signIn,
  office,
}) => {
  const phone = `(908) 555-01${String(Math.floor(Math.random() * 100)).padStart(2, '0')}`;
  const twin = unique('Rowan Twin');
  await office.clients.createClient({
    body: { displayName: twin, contacts: [{ firstName: 'Rowan', phones: [{ raw: phone }] }] },
  });
  const name = unique('Hazel Birch');
  await signIn('office');
  await page.goto('/clients');
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('n');

  const form = page.getByRole('dialog', { name: 'New client' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await form.getByRole('textbox', { name: 'Phone' }).fill(phone);
  await expect(form.getByRole('status')).toContainText('Possible duplicate');
  await form.getByRole('textbox', { name: 'Email' }).fill('hazel at example');
  await form.getByRole('textbox', { name: 'Street address' }).fill('18 Birch Lane');
  await form.getByRole('button', { name: 'Add client' }).click();
  await expect(form.getByRole('textbox', { name: 'Email' })).toHaveAttribute('aria-invalid', 'true');
  await form.getByRole('textbox', { name: 'Email' }).fill('hazel@example.com');
  await form.getByRole('button', { name: 'Add client' }).click();

  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Contacts' })).toContainText('hazel@example.com');
  await expect(page.getByRole('region', { name: 'Properties' })).toContainText('18 Birch Lane');

  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: 'Office notes' }).fill('Pays by cheque.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Office notes' })).toContainText('Pays by cheque.');

  await page.getByRole('button', { name: 'More actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(page.getByRole('main')).toContainText('Archived');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('main')).toContainText('Active');
});

test('a refused archive says why', async ({ page, signIn, office }) => {
  const client = await office.clients.createClient({
    body: { displayName: unique('Linden'), properties: [{ address: { line1: '7 Linden Walk' } }] },
  });
  const propertyId = client.properties[0]?.id ?? '';
  await office.jobs.createJob({ body: { clientId: client.id, propertyId, title: 'Prune the lindens' } });
  await signIn('office');
  await page.goto(`/clients/${client.id}`);
  await page.getByRole('button', { name: 'More actions', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(page.getByRole('alert')).toContainText('This client has open jobs');
  await expect(page.getByRole('main')).toContainText('Active');
});

test('a client whose answer gets lost is created once, however often it is sent', async ({ page, signIn, office }) => {
  const name = unique('Sedge');
  await signIn('office');
  await page.goto('/clients/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  const answers: number[] = [];
  await page.route('**/api/v1/clients', async (route) => {
    const answer = await route.fetch();
    answers.push(answer.status());
    await route.abort('connectionreset');
  });
  const send = page.getByRole('button', { name: 'Add client' });
  await send.click();
  await expect(page.getByText('Can’t reach the server')).toBeVisible();
  expect(new Set(answers)).toEqual(new Set([201]));

  await page.unroute('**/api/v1/clients');
  await send.click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  expect((await office.clients.listClients({ query: { q: name } })).items).toHaveLength(1);
});

test('two people who edit the same client lose nothing', async ({ page, signIn, office }) => {
  const made = await office.clients.createClient({ body: { displayName: unique('Sorrel'), leadSource: 'Yard sign' } });
  await signIn('office');
  await page.goto(`/clients/${made.id}/edit`);
  await page.getByRole('textbox', { name: 'Office notes' }).fill('Mine.');
  await office.clients.updateClient({
    path: { clientId: made.id },
    headers: { 'If-Match': `"${made.version}"` },
    body: { leadSource: 'Referral' },
  });

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Lead source' })).toHaveValue('Referral');
  await expect(page.getByRole('textbox', { name: 'Office notes' })).toHaveValue('Mine.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Office notes' })).toContainText('Mine.');

  const now = await office.clients.getClient({ path: { clientId: made.id } });
  expect(now).toMatchObject({ leadSource: 'Referral', notes: 'Mine.' });
});

test('changes of a colleague appear without a reload', async ({ page, signIn, office }) => {
  const made = await office.clients.createClient({ body: { displayName: unique('Yarrow') } });
  await signIn('office');
  await page.goto(`/clients/${made.id}`);
  await expect(page.getByRole('heading', { name: made.displayName, level: 1 })).toBeVisible();
  const renamed = unique('Yarrow Renamed');
  await office.clients.updateClient({
    path: { clientId: made.id },
    headers: { 'If-Match': `"${made.version}"` },
    body: { displayName: renamed },
  });
  await expect(page.getByRole('heading', { name: renamed, level: 1 })).toBeVisible();
});

test('leaving a form asks before it discards changes', async ({ page, signIn }) => {
  await signIn('office');
  await page.goto('/clients/new');
  const form = page.getByRole('dialog', { name: 'New client' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Half a client');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(form.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Half a client');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page).toHaveURL(/\/clients$/);
});

test('selected clients are archived together, and restored together', async ({ page, signIn, office }) => {
  const name = unique('Bulk Bramble');
  for (const nth of ['one', 'two']) {
    await office.clients.createClient({ body: { displayName: `${name} ${nth}` } });
  }
  await signIn('office');
  await page.goto(`/clients?q=${encodeURIComponent(name)}`);
  const grid = page.getByRole('grid', { name: 'Clients' });
  const row = (nth: string) => grid.getByRole('row', { name: `${name} ${nth}` });
  for (const nth of ['one', 'two']) await row(nth).getByRole('checkbox').check();
  await page.getByRole('region', { name: 'Selected rows' }).getByRole('button', { name: 'Archive' }).click();
  for (const nth of ['one', 'two']) await expect(row(nth)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  for (const nth of ['one', 'two']) await expect(row(nth)).toBeVisible();
});

test('read-only roles are offered no changes of clients and crews', async ({ page, signIn }) => {
  await signIn('accounting');
  await page.goto('/clients');
  await page.getByRole('grid', { name: 'Clients' }).getByRole('row').nth(1).click();
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Add contact' })).toHaveCount(0);

  await page.goto('/settings/crews');
  await expect(page.getByRole('heading', { name: 'North route' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Create crew' })).toHaveCount(0);
});

test('an unknown client says so, and leads back', async ({ page, signIn }) => {
  await signIn('office');
  for (const nobody of ['no-id-at-all', '01900000-0000-7000-8000-000000000000']) {
    await page.goto(`/clients/${nobody}`);
    await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Go to clients' }).click();
  await expect(page.getByRole('grid', { name: 'Clients' })).toBeVisible();
});
