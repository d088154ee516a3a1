/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import type { JobDto, VisitDto } from '../../api/generated/requests/types.gen';
import { meOptions } from '../../api/me';
import { show } from '../../testing/screen';
import { ClientUpdateOffer } from './client-update-offer';
import { UPDATE } from './paper-words';

const COMES: Partial<VisitDto> = { open: true, date: '2027-04-06' };
const CANCELED: Partial<VisitDto> = { open: false, date: '2027-03-09' };
const UNSCHEDULED: Partial<VisitDto> = { open: true, date: null };

const showOffer = (visits: Array<Partial<VisitDto>>, changes: Partial<JobDto['confirmation']> = {}) => {
  const job = {
    visits,
    client: { name: 'Dana', hasEmail: true },
    confirmation: { outdated: true, inProgress: false, allowedActions: ['send'], ...changes },
  };
  const page = (
    <>
      <ClientUpdateOffer job={job as unknown as JobDto} />
      <p>The job</p>
    </>
  );
  return show(page, { fetched: [[meOptions().queryKey, { permissions: ['jobs.update'] }]] });
};

it.each([
  ['changed visits', [COMES, CANCELED], UPDATE.changed.title],
  ['no visits', [CANCELED, UNSCHEDULED], UPDATE.over.title],
] as const)('says that the client would be told of %s', async (_, visits, title) => {
  await showOffer([...visits]);
  expect(await screen.findByText(title)).toBeTruthy();
});

it.each([
  ['is refused', { allowedActions: [] }],
  ['is on its way', { inProgress: true }],
])('offers no mail that %s', async (_, changes) => {
  await showOffer([COMES], changes);
  await screen.findByText('The job');
  expect(screen.queryByRole('alert')).toBeNull();
});
