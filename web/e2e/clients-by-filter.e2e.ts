import { barriersOf, DESKTOP, expectForEverybody } from './appearance';
import { expect, test, unique } from './test';

test('all clients that a filter finds are archived, restored and tagged, after a preview', async ({
  page,
  signIn,
  office,
}) => {
  const tag = unique('story');
  const name = unique('Linden');
  const clientOf = (nth: string) =>
    office.clients.createClient({
      body: { displayName: `${name} ${nth}`, tags: [tag], properties: [{ address: { line1: '7 Linden Walk' } }] },
    });
  for (const nth of ['one', 'two', 'three']) await clientOf(nth);
  const busy = await clientOf('busy');
  await office.jobs.createJob({
    body: { clientId: busy.id, propertyId: busy.properties[0]?.id ?? '', title: 'Prune the lindens' },
  });

  await signIn('office');
  await page.goto('/clients');
  await page.getByRole('combobox', { name: 'Tag' }).click();
  await page.getByRole('combobox', { name: 'Tag' }).fill(tag);
  await page.getByRole('option', { name: tag }).click();
  const grid = page.getByRole('grid', { name: 'Clients' });
  const row = (nth: string) => grid.getByRole('row', { name: `${name} ${nth}` });
  await expect(page.getByText('4 clients', { exact: true })).toBeVisible();

  const inUse = async (...tags: string[]) => (await office.clients.listClients({ query: { tag: tags } })).items.length;

  const dialog = page.getByRole('dialog', { name: 'Edit clients' });
  const told = dialog.getByRole('status');
  const press = (button: string) => dialog.getByRole('button', { name: button, exact: true }).last().click();
  await test.step('archive: who stands in the way is named before and after', async () => {
    await page.getByRole('link', { name: 'Edit all…' }).click();
    await expect(dialog).toContainText(`tagged ${tag}`);
    await press('Preview changes');
    await expect(told).toHaveText('3 clients will be archived.');
    await expect(dialog).toContainText('1 client can’t be archived:');
    await expect(dialog.getByRole('listitem')).toContainText(`${name} busy`);
    expect(await barriersOf(page)).toEqual([]);
    expect(await inUse(tag)).toBe(4);

    await press('Archive 3 clients');
    await expect(told).toHaveText('3 clients were archived.');
    expect(await inUse(tag)).toBe(1);
    await expect(dialog.getByRole('listitem')).toContainText(`${name} busy`);
  });

  await test.step('it was a slip: the three come back, and nobody else', async () => {
    await press('Undo…');
    await expect(dialog.getByRole('heading', { name: 'Undo: restore' })).toBeFocused();
    await expect(told).toHaveText('3 clients will be restored.');
    await press('Restore 3 clients');
    await expect(told).toHaveText('3 clients were restored.');
    await press('Close');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('link', { name: 'Edit all…' })).toBeFocused();
    for (const nth of ['one', 'two', 'three', 'busy']) await expect(row(nth)).toBeVisible();
  });

  await test.step('tag: from the bar of ticked rows, by keyboard', async () => {
    const more = unique('lime');
    await row('two').getByRole('checkbox').check();
    await expectForEverybody(page, '[aria-label="Selected rows"]');
    await page.setViewportSize(DESKTOP);
    await page.getByRole('button', { name: 'Edit…' }).press('Enter');
    await expect(dialog.getByRole('radio', { name: 'Archive' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type(more);
    await page.keyboard.press('Enter');
    await expectForEverybody(page);
    await press('Preview changes');
    await expect(told).toHaveText('1 client will be tagged.');
    await press('Tag 1 client');
    await expect(told).toHaveText('1 client was tagged.');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(await inUse(tag, more)).toBe(1);
    await expect(page.getByRole('region', { name: 'Selected rows' })).toBeHidden();
  });

  await test.step('a copied link of ticks leads to the list, and changes nobody', async () => {
    await page.goto(`/clients/change?tag=${tag}&picked=1`);
    await expect(page).toHaveURL((at) => at.pathname === '/clients' && at.searchParams.get('tag') === tag);
    await page.goto('/clients/change');
    await expect(page).toHaveURL((at) => at.pathname === '/clients');
    await expect(dialog).toBeHidden();
  });
});
