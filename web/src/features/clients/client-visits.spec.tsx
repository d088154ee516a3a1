/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { meOptions } from '../../api/me';
import { makeFormat } from '../../lib/format';
import { show } from '../../testing/screen';
import { ClientVisits } from './client-visits';
import { upcomingVisits } from './clients-queries';

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

const showVisits = (items: object[], permissions = ['visits.read.all']) =>
  show(<ClientVisits clientId={CLIENT} />, {
    fetched: [
      [meOptions().queryKey, { tenant, permissions }],
      [upcomingVisits(CLIENT, makeFormat(tenant).today(new Date())).queryKey, { items, nextCursor: null }],
    ],
  });
const titles = () => screen.getAllByRole('link').map((link) => link.textContent);

it('shows the next visits to a client, and none that was called off', async () => {
  await showVisits([
    visit('Mowing'),
    visit('Pruning', { status: 'cancelled', open: false }),
    visit('Mulch', { status: 'skipped', open: false }),
    visit('Leaf removal', { status: 'dispatched' }),
  ]);
  expect(titles()).toEqual(['Mowing', 'Leaf removal']);
  expect(screen.getAllByText('8:00 – 10:00 AM')).toHaveLength(2);
});

it('leads on where there are more than it shows', async () => {
  await showVisits(['1', '2', '3', '4', '5'].map((title) => visit(title)));
  expect(titles()).toEqual(['View all', '1', '2', '3', '4']);
});

it('says that there are none, and nothing to whoever may not see the schedule', async () => {
  await showVisits([]);
  expect(screen.queryByText('No upcoming visits.')).not.toBeNull();
  document.body.replaceChildren();
  await showVisits([visit('Mowing')], ['visits.read.assigned']);
  expect(screen.queryByRole('heading')).toBeNull();
});
