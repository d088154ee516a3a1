/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { meOptions } from '../../api/me';
import { show } from '../../testing/screen';
import { serve } from '../../testing/server';
import { ClientVisits } from './client-visits';

const CLIENT = '01900000-0000-7000-8000-000000000001';
const tenant = { locale: 'en-US', timezone: 'America/New_York', currency: 'USD' };
const visit = (jobTitle: string, changes: object = {}) => ({
  id: jobTitle,
  jobId: '01900000-0000-7001-8000-000000000001',
  jobTitle,
  date: '2099-06-08',
  windowStart: '08:00',
  windowEnd: '10:00',
  status: 'scheduled',
  open: true,
  completedAt: null,
  late: false,
  crew: null,
  ...changes,
});

interface Page {
  items: object[];
  nextCursor: string | null;
}

async function showPages(pages: Page[], permissions = ['visits.read.all']): Promise<URL[]> {
  const asked = serve(({ searchParams }) => ({ status: 200, body: pages[Number(searchParams.get('cursor'))] ?? {} }));
  await show(<ClientVisits clientId={CLIENT} />, { fetched: [[meOptions().queryKey, { tenant, permissions }]] });
  return asked;
}

const showVisits = (items: object[]) => showPages([{ items, nextCursor: null }]);
const titles = () => screen.getAllByRole('link').map((link) => link.textContent);

const canceled = Array.from({ length: 10 }, (_, at) => visit(`Off ${at}`, { status: 'cancelled', open: false }));
/** Pages of canceled visits only, each followed by another page. */
const canceledPages = (count: number): Page[] =>
  Array.from({ length: count }, (_, at) => ({ items: canceled, nextCursor: String(at + 1) }));

it('shows the next visits, without canceled and skipped ones', async () => {
  await showVisits([
    visit('Mowing'),
    visit('Pruning', { status: 'cancelled', open: false }),
    visit('Mulch', { status: 'skipped', open: false }),
    visit('Leaf removal', { status: 'dispatched' }),
  ]);
  await screen.findByText('Mowing');
  expect(titles()).toEqual(['Mowing', 'Leaf removal']);
  expect(screen.getAllByText('8:00 – 10:00 AM')).toHaveLength(2);
});

it('links to all visits when there are more than it shows', async () => {
  await showVisits(['1', '2', '3', '4', '5'].map((title) => visit(title)));
  await screen.findByText('1');
  expect(titles()).toEqual(['View all', '1', '2', '3', '4']);
});

it('reads further pages when the first ones hold only canceled visits', async () => {
  const asked = await showPages([...canceledPages(2), { items: [visit('Mowing')], nextCursor: null }]);
  await screen.findByText('Mowing');
  expect(titles()).toEqual(['Mowing']);
  expect(asked.map(({ searchParams }) => searchParams.get('cursor'))).toEqual([null, '1', '2']);
});

it('stops after five pages and links to all visits', async () => {
  const asked = await showPages(canceledPages(9));
  await screen.findByText('The next visits were canceled or skipped.');
  expect(titles()).toEqual(['View all']);
  expect(asked).toHaveLength(5);
});

it('says so when there are none', async () => {
  await showVisits([]);
  await screen.findByText('No upcoming visits.');
});

it('shows and requests nothing for people who can’t see the schedule', async () => {
  const asked = await showPages([{ items: [visit('Mowing')], nextCursor: null }], ['visits.read.assigned']);
  for (let turn = 0; turn < 10; turn += 1) await act(() => new Promise((resolve) => setTimeout(resolve)));
  expect(screen.queryByRole('heading')).toBeNull();
  expect(asked).toEqual([]);
});
