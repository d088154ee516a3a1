/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import type { VisitDto } from '../../api/generated/requests/types.gen';
import { meOptions } from '../../api/me';
import { show } from '../../testing/screen';
import { DayOff } from './day-off';
import { DayVisit } from './day-visit';
import { nextVisit } from './my-day-queries';

const job = {
  id: '01900000-0000-7001-8000-000000000001',
  status: 'active',
  crewInstructions: 'Mind the hydrangeas.',
  property: {
    id: '01900000-0000-7002-8000-000000000001',
    hazards: ['steep_slope'],
    accessNotes: 'The gate sticks.',
    hasAccessCodes: true,
  },
  contact: { name: 'Dana', phone: { raw: '5515550104 x54', e164: '+15515550104', extension: '54', label: 'work' } },
  checklist: [
    {
      id: '01900000-0000-7003-8000-000000000001',
      label: 'Gate closed',
      required: true,
      doneAt: '2027-06-01T12:00:00.000Z',
      doneBy: 'Luis Ortega',
      ticks: [
        {
          visitId: '01900000-0000-7004-8000-000000000002',
          doneAt: '2027-06-01T12:00:00.000Z',
          doneBy: 'Luis Ortega',
        },
      ],
    },
  ],
};
const visit = {
  id: '01900000-0000-7004-8000-000000000001',
  jobId: job.id,
  jobTitle: 'Clean-up',
  clientName: "Maeve O'Brien",
  address: null,
  status: 'in_progress',
  open: true,
  startedAt: '2027-06-02T12:00:00.000Z',
  windowStart: '08:00',
  windowEnd: '10:00',
  instructionsOverride: null,
  allowedActions: ['pause', 'complete'],
  job,
};
const me = {
  user: { id: '01900000-0000-7005-8000-000000000001' },
  permissions: ['visits.timer.own', 'access_codes.reveal.visit_day'],
  tenant: { locale: 'en-US', timezone: 'America/New_York', weekStart: 1, unitSystem: 'us', currency: 'USD' },
};

/** A stop as the day’s list has it. There is no server: any further request would fail. */
const showStop = (changes: object = {}) =>
  show(<DayVisit visit={{ ...visit, ...changes } as unknown as VisitDto} />, { fetched: [[meOptions().queryKey, me]] });

it('shows access, hazards and tasks, without another request', async () => {
  await showStop();
  expect(await screen.findByText('The gate sticks.')).toBeTruthy();
  expect(screen.getByText('Steep slope')).toBeTruthy();
  expect(screen.getByText('Mind the hydrangeas.')).toBeTruthy();
  // Done at another visit isn’t done at this one.
  expect(screen.getByRole('checkbox', { name: 'Gate closed' })).toHaveProperty('checked', false);
  expect(screen.getByRole('button', { name: 'Complete visit' })).toBeTruthy();
});

it('links to the phone of the client', async () => {
  await showStop();
  const call = await screen.findByRole('link', { name: 'Call Dana, (551) 555-0104 ext. 54' });
  expect(call.getAttribute('href')).toBe('tel:+15515550104,54');
});

it('offers codes only where there are some, and calls only where there is a number', async () => {
  await showStop();
  expect(await screen.findByRole('button', { name: 'Access codes' })).toBeTruthy();
  cleanup();
  await showStop({ job: { ...job, contact: null, property: { ...job.property, hasAccessCodes: false } } });
  expect(await screen.findByText("Maeve O'Brien")).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Access codes' })).toBeNull();
  expect(screen.queryByRole('link', { name: /Call/ })).toBeNull();
});

it.each([
  ['the place, and no checklist before there is work', { status: 'dispatched', startedAt: null }, true],
  ['nothing of the place once it is over', { status: 'completed', open: false }, false],
])('shows %s', async (_, changes, showsPlace) => {
  await showStop(changes);
  expect(await screen.findByText("Maeve O'Brien")).toBeTruthy();
  expect(screen.queryByText('The gate sticks.') !== null).toBe(showsPlace);
  expect(screen.queryByRole('checkbox')).toBeNull();
});

it('leads from a day off to the next day with visits', async () => {
  const fetched = [
    [meOptions().queryKey, me],
    [nextVisit('2027-06-05').queryKey, { items: [{ ...visit, date: '2027-06-07' }] }],
  ] as const;
  await show(<DayOff day="2027-06-05" />, { fetched });
  const link = await screen.findByRole('link', { name: /^Go to Mon, Jun 7/ });
  expect(link.getAttribute('href')).toContain('2027-06-07');
});

it('shows only the visit to those who may not read its job', async () => {
  await showStop({ job: null });
  expect(await screen.findByText("Maeve O'Brien")).toBeTruthy();
  expect(screen.queryByText('The gate sticks.')).toBeNull();
  expect(screen.getByRole('button', { name: 'Complete visit' })).toBeTruthy();
});
