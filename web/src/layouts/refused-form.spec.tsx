/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { Problem } from '../api/problem';
import { show } from '../testing/screen';
import { RefusedForm } from './refused-form';

it('explains a missing form in its place', async () => {
  const error = new Problem(403, {}, { title: 'Your role (Crew member) can’t add clients. Ask an owner or admin.' });
  await show(<RefusedForm error={error} reset={() => {}} />);
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('You don’t have access');
  expect(dialog.textContent).toContain('can’t add clients');
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('says so where nobody may send it, because the company is read-only', async () => {
  const error = new Problem(403, { code: 'tenant_suspended' }, { title: 'Willow is read-only.' });
  await show(<RefusedForm error={error} reset={() => {}} />);
  expect((await screen.findByRole('dialog')).textContent).toContain('Nothing can be changedWillow is read-only.');
});
