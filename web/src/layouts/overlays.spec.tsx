/** @jest-environment jsdom */
import { jest } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { show } from '../testing/screen';
import { confirm } from '../ui/confirm';
import { SidePanel } from '../ui/side-panel';
import { toast } from '../ui/toast';
import { Overlays } from './overlays';

afterEach(() => act(() => notifications.clean()));

it.each([
  ['a desk', false, 'top-center'],
  ['a phone', true, 'bottom-center'],
])('announces what was done where %s shows neither title nor buttons', async (_, isPhone, position) => {
  await show(<Overlays />, { isPhone });
  act(() => toast.done('Visit rescheduled'));
  const told = await screen.findByText('Visit rescheduled');
  expect(told.closest('[data-position]')?.getAttribute('data-position')).toBe(position);
});

it.each([
  ['does something', {}, 'Sign out'],
  ['destroys something', { confirmProps: { color: 'haw' } }, 'Cancel'],
])('focuses the action that is safe when Enter is pressed too early, where it %s', async (_, props, focused) => {
  await show(<Overlays />);
  act(() => confirm({ title: 'Sure?', labels: { confirm: 'Sign out', cancel: 'Cancel' }, ...props }));
  await waitFor(() => expect(document.activeElement?.textContent).toBe(focused));
  act(() => modals.closeAll());
});

it('closes a question by Escape, and not the panel below it', async () => {
  const closed = jest.fn();
  await show(
    <>
      <Overlays />
      <SidePanel title="Hazel Birch" onClose={closed} />
    </>,
  );
  await screen.findByRole('dialog', { name: 'Hazel Birch' });
  act(() => confirm({ title: 'Remove?', labels: { confirm: 'Remove', cancel: 'Cancel' } }));
  await screen.findByRole('dialog', { name: 'Remove?' });
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Remove?' })).toBeNull());
  expect(closed).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(closed).toHaveBeenCalledTimes(1);
});
