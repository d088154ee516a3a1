/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { notifications } from '@mantine/notifications';
import { show } from '../testing/screen';
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
