/** @jest-environment jsdom */
import { useQuery } from '@tanstack/react-query';
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { listRolesOptions } from '../../api/generated/queries/queryOptions';
import { show } from '../../testing/screen';
import { serve } from '../../testing/server';
import type { Drafts } from './role-drafts';
import { useSavingRoles } from './use-saving-roles';

const ROLES = ['sales', 'crew'].map((id) => ({
  id,
  version: 1,
  name: id,
  permissions: [],
  allowedActions: ['update'],
}));
const DRAFTS: Drafts = new Map(ROLES.map(({ id }) => [id, new Map([['clients.update', true]])]));

function Saving() {
  const [saved, setSaved] = useState<readonly string[]>([]);
  const { data } = useQuery(listRolesOptions());
  const { save, error } = useSavingRoles(setSaved);
  return (
    <>
      <button onClick={() => save(data?.items ?? [], DRAFTS)}>Save</button>
      {data?.items.map(({ id, version }) => (
        <p key={id}>{`${id} ${version}`}</p>
      ))}
      <p>{`Saved: ${saved.join(', ')}`}</p>
      {error && <p role="alert" />}
    </>
  );
}

it('shows what was saved before one role failed', async () => {
  serve(({ pathname }) => {
    if (pathname.endsWith('/sales')) return { status: 200, body: { ...ROLES[0], version: 2 } };
    if (pathname.endsWith('/crew')) return { status: 412, body: { code: 'version_conflict' } };
    return { status: 200, body: { items: [{ ...ROLES[0], version: 2 }, ROLES[1]], nextCursor: null } };
  });
  await show(<Saving />, { fetched: [[listRolesOptions().queryKey, { items: ROLES, nextCursor: null }]] });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('alert');
  await screen.findByText('sales 2');
  await screen.findByText('Saved: sales');
});
