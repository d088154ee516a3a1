/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { meOptions } from '../../api/me';
import { show } from '../../testing/screen';
import { ClientUpdateOffer } from './client-update-offer';
import { UPDATE } from './paper-words';

const showOffer = (changes: Partial<JobDto['confirmation']>) => {
  const job = {
    client: { name: 'Dana', hasEmail: true },
    confirmation: { update: 'changed', inProgress: false, allowedActions: ['send'], ...changes },
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
  ['changed visits', 'changed', UPDATE.changed.title],
  ['no visits', 'cancelled', UPDATE.over.title],
] as const)('says that the client would be told of %s', async (_, update, title) => {
  await showOffer({ update });
  expect(await screen.findByText(title)).toBeTruthy();
});

it.each([
  ['is refused', { allowedActions: [] }],
  ['is on its way', { inProgress: true }],
  ['tells nothing new', { update: null }],
])('offers no mail that %s', async (_, changes) => {
  await showOffer(changes);
  await screen.findByText('The job');
  expect(screen.queryByRole('alert')).toBeNull();
});
