/** @jest-environment jsdom */
import { useMutation, type UseMutationOptions, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { listCrewsOptions } from '../api/generated/queries/queryOptions';
import { Problem } from '../api/problem';
import { to } from '../lib/paths';
import { show } from '../testing/screen';
import { serve } from '../testing/server';
import { CreateForm } from './create-form';
import { TextField } from './fields/text-field';

interface Made {
  id: string;
}

interface ScreenProps {
  save: () => Promise<{ data?: Made }>;
  onMade?: (made: Made) => void;
}

function Screen({ save, onMade }: ScreenProps) {
  const { pathname } = useLocation();
  useQuery(listCrewsOptions());
  const useCreate = (_: undefined, options: UseMutationOptions<{ data?: Made }, Problem, { name: string }>) =>
    useMutation({ ...options, mutationFn: save });
  return (
    <>
      <output aria-label="Address">{pathname}</output>
      <CreateForm
        title="New crew"
        submitLabel="Create crew"
        initialValues={{ name: 'North' }}
        useCreate={useCreate}
        request={({ name }) => ({ name })}
        changes={{ entityType: 'crew', entityId: '' }}
        {...(onMade && { onMade })}
        closesTo={to.crews()}
        leadsTo={({ id }: Made) => to.crewMemberNew(id)}
      >
        {(form) => <TextField form={form} path="name" label="Name" />}
      </CreateForm>
    </>
  );
}

const address = () => screen.getByRole('status', { name: 'Address', hidden: true }).textContent;
const create = async () => userEvent.click(await screen.findByRole('button', { name: 'Create crew' }));

it('passes on the new record before it reads the list again, and then navigates', async () => {
  const steps: string[] = [];
  serve(() => {
    steps.push('list');
    return { status: 200, body: { items: [], nextCursor: null } };
  });
  const crew = { id: 'c-1' };
  await show(<Screen save={() => Promise.resolve({ data: crew })} onMade={({ id }) => steps.push(id)} />, {
    fetched: [[listCrewsOptions().queryKey, { items: [], nextCursor: null }]],
  });
  await create();
  await waitFor(() => expect(address()).toBe('/settings/crews/c-1/people/new'));
  expect(steps).toEqual(['c-1', 'list']);
});

it('stays open and says why a request was refused', async () => {
  const problem = new Problem(409, { code: 'crew_name_taken' }, { title: 'This name is taken' });
  await show(<Screen save={() => Promise.reject(problem)} />, {
    fetched: [[listCrewsOptions().queryKey, { items: [], nextCursor: null }]],
  });
  await create();
  await screen.findByText('This name is taken');
  expect(address()).toBe('/');
});
