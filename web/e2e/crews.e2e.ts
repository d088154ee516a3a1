import { expect, test, unique } from './test';

test('a crew is created, gets its people, and can be scheduled', async ({ page, signIn }) => {
  const name = unique('Hedges');
  await signIn('office');
  await page.goto('/settings/crews');
  await page.getByRole('link', { name: 'Create crew' }).click();
  const crewForm = page.getByRole('dialog', { name: 'New crew' });
  await crewForm.getByRole('textbox', { name: 'Name' }).fill(name);
  await crewForm.getByRole('button', { name: 'Create crew' }).click();

  const personForm = page.getByRole('dialog', { name: `Add member to ${name}` });
  await personForm.getByRole('textbox', { name: 'Name' }).fill('Ines Calder');
  await expect(personForm.getByRole('switch', { name: 'Crew lead' })).toBeChecked();
  await personForm.getByRole('button', { name: 'Add member' }).click();

  const people = page.getByRole('list', { name: `Members of ${name}` });
  await expect(people).toContainText('Ines Calder');
  await expect(people).toContainText('Crew lead');

  await people.getByRole('link', { name: 'Ines Calder' }).click();
  await page.getByRole('button', { name: 'Remove from crew' }).click();
  await expect(people.getByRole('listitem')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(people).toContainText('Ines Calder');

  await page.goto('/jobs/new');
  const jobForm = page.getByRole('dialog', { name: 'New job' });
  await jobForm.getByRole('combobox', { name: 'Crew' }).click();
  await expect(page.getByRole('option', { name })).toBeVisible();
});

test('a name that is taken is refused by its field', async ({ page, signIn }) => {
  await signIn('office');
  await page.goto('/settings/crews/new');
  const form = page.getByRole('dialog', { name: 'New crew' });
  await form.getByRole('textbox', { name: 'Name' }).fill('North route');
  await form.getByRole('button', { name: 'Create crew' }).click();
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveAttribute('aria-invalid', 'true');
});
