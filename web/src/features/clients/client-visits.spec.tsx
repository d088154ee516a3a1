/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
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
/** All called off, and after each another. */
const canceledPages = (count: number): Page[] =>
  Array.from({ length: count }, (_, at) => ({ items: canceled, nextCursor: String(at + 1) }));

it('shows the next visits to a client, and none that was called off', async () => {
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

it('leads on where there are more than it shows', async () => {
  await showVisits(['1', '2', '3', '4', '5'].map((title) => visit(title)));
  await screen.findByText('1');
  expect(titles()).toEqual(['View all', '1', '2', '3', '4']);
});

it('finds them behind those that were called off', async () => {
  const asked = await showPages([...canceledPages(2), { items: [visit('Mowing')], nextCursor: null }]);
  await screen.findByText('Mowing');
  expect(titles()).toEqual(['Mowing']);
  expect(asked.map(({ searchParams }) => searchParams.get('cursor'))).toEqual([null, '1', '2']);
});

it('looks through a few pages, and then leads on', async () => {
  const asked = await showPages(canceledPages(9));
  await screen.findByText('The next visits are canceled or skipped.');
  expect(titles()).toEqual(['View all']);
  expect(asked).toHaveLength(5);
});

it('says that there are none', async () => {
  await showVisits([]);
  await screen.findByText('No upcoming visits.');
});

it('shows and asks nothing for whoever may not see the schedule', async () => {
  const asked = await showPages([{ items: [visit('Mowing')], nextCursor: null }], ['visits.read.assigned']);
  expect(screen.queryByRole('heading')).toBeNull();
  expect(asked).toEqual([]);
});
