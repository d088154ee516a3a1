/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import type { JobDto, VisitDto } from '../../api/generated/requests/types.gen';
import { meOptions } from '../../api/me';
import { show } from '../../testing/screen';
import { ClientUpdateOffer } from './client-update-offer';
import { UPDATE } from './paper-words';

const COMES: Partial<VisitDto> = { status: 'scheduled', date: '2027-04-06' };
const CANCELED: Partial<VisitDto> = { status: 'cancelled', date: '2027-03-09' };
const UNSCHEDULED: Partial<VisitDto> = { status: 'unscheduled', date: null };

const showOffer = (status: JobDto['status'], visits: Array<Partial<VisitDto>>) => {
  const job = {
    status,
    visits,
    client: { name: 'Dana', hasEmail: true },
    confirmation: { state: 'sent', outdated: true },
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
  ['active', [COMES, CANCELED], UPDATE.changed.title],
  ['active', [CANCELED, UNSCHEDULED], UPDATE.over.title],
  ['cancelled', [CANCELED], UPDATE.over.title],
] as const)('says what the client of a job that is %s would be told', async (status, visits, title) => {
  await showOffer(status, [...visits]);
  expect(await screen.findByText(title)).toBeTruthy();
});

it.each(['draft', 'on_hold'] as const)('offers no mail that is refused: a job that is %s', async (status) => {
  await showOffer(status, [COMES]);
  await screen.findByText('The job');
  expect(screen.queryByRole('alert')).toBeNull();
});
