/** @jest-environment jsdom */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { meOptions } from '../../api/me';
import type { Days } from '../../lib/calendar';
import { show } from '../../testing/screen';
import { serve } from '../../testing/server';
import { weekPages } from './use-week';
import { WeekStrip } from './week-strip';

const WEEK = { from: '2099-06-07', to: '2099-06-13' };
const tenant = { locale: 'en-US', timezone: 'America/New_York', currency: 'USD', weekStart: 7 };
const north = { id: '1', name: 'North route', colour: '#1f442f' };
const VISITS = [
  { date: '2099-06-08', open: false, completedAt: '2099-06-08T14:00:00.000Z', crew: north },
  { date: '2099-06-08', open: true, completedAt: null, crew: null },
  { date: '2099-06-10', open: true, completedAt: null, crew: north },
];

const canceled = { date: '2099-06-09', open: false, completedAt: null, crew: { ...north, id: '2', name: 'East' } };

async function showWeek(
  days: Days,
  permissions = ['visits.read.all'],
  nextCursor: string | null = null,
): Promise<Days[]> {
  const chosen: Days[] = [];
  await show(<WeekStrip {...days} crewId={undefined} change={(next) => chosen.push(next)} />, {
    fetched: [
      [meOptions().queryKey, { tenant, permissions }],
      [
        weekPages({ ...WEEK, crewId: undefined }).queryKey,
        { pages: [{ items: [...VISITS, canceled], nextCursor }], pageParams: [''] },
      ],
    ],
  });
  return chosen;
}

it('shows the visits on each day of a week, and filters the list by a day', async () => {
  const chosen = await showWeek(WEEK);
  expect(screen.queryByText('3 visits · 1 completed · 1 unassigned')).not.toBeNull();
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['North route', 'Unassigned']);
  fireEvent.click(screen.getByRole('button', { name: /^2 visits, 1 completed\s*Mon 8$/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Next week' }));
  expect(chosen).toEqual([
    { from: '2099-06-08', to: '2099-06-08' },
    { from: '2099-06-14', to: '2099-06-20' },
  ]);
});

it('goes back from a day to its week', async () => {
  const chosen = await showWeek({ from: '2099-06-10', to: '2099-06-10' });
  const day = screen.getByRole('button', { name: /^1 visit\s*Wed 10$/ });
  expect(day.getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(day);
  expect(chosen).toEqual([WEEK]);
});

it('reads all pages of a busy week', async () => {
  const asked = serve(() => ({ status: 200, body: { items: VISITS, nextCursor: null } }));
  await showWeek(WEEK, undefined, 'next');
  await screen.findByText('6 visits · 2 completed · 2 unassigned');
  expect(asked.map(({ searchParams }) => searchParams.get('cursor'))).toEqual(['next']);
});

it('does not keep retrying a page that the server rejects', async () => {
  const asked = serve(() => ({ status: 429, body: { code: 'rate_limited' } }));
  await showWeek(WEEK, undefined, 'next');
  await waitFor(() => expect(asked).not.toHaveLength(0));
  for (let turn = 0; turn < 20; turn += 1) await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
  expect(asked).toHaveLength(1);
  expect(screen.queryByText(/completed/)).toBeNull();
});

it.each([
  ['no week', {}, undefined],
  ['more than a week', { from: '2099-06-07', to: '2099-06-30' }, undefined],
  ['people who see only their own crew’s visits', WEEK, ['visits.read.assigned']],
])('is not shown for %s', async (_, days, permissions) => {
  await showWeek(days, permissions);
  expect(screen.queryByRole('button')).toBeNull();
});
