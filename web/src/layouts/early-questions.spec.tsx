/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { show } from '../testing/screen';
import { confirm } from '../ui/confirm';
import { Overlays } from './overlays';

it('shows a question that was asked before questions could be shown', async () => {
  const question = { title: 'Sign out on all other devices?', labels: { confirm: 'Sign out', cancel: 'Cancel' } };
  act(() => confirm(question));
  await act(() => show(<Overlays />));
  expect(await screen.findByRole('dialog', { name: question.title })).toBeTruthy();
});
