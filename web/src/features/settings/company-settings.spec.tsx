/** @jest-environment jsdom */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { getTenantOptions, listOperationsOptions } from '../../api/generated/queries/queryOptions';
import { meOptions } from '../../api/me';
import { show } from '../../testing/screen';
import { serve } from '../../testing/server';
import { CompanySettings } from './company-settings';

const TENANT = {
  id: '01900000-0000-7003-8000-000000000001',
  name: 'Greenfield',
  phone: null,
  email: null,
  address: null,
  timezone: 'America/Denver',
  currency: 'USD',
  locale: 'en-US',
  unitSystem: 'us',
  weekStart: 7,
  version: 4,
  logo: null,
};
const following = (state: string, id: string) => ({
  kind: 'visits.follow_zone',
  state,
  subject: { type: 'tenant', id },
});

async function showSettings(operations: object[]): Promise<unknown[]> {
  const sent: unknown[] = [];
  serve((_, body) => {
    if (body) sent.push(body);
    return { status: 200, body: { ...TENANT, items: [] } };
  });
  await show(<CompanySettings />, {
    fetched: [
      [meOptions().queryKey, { tenant: TENANT, permissions: ['settings.manage'], roleName: 'Owner' }],
      [getTenantOptions().queryKey, TENANT],
      [listOperationsOptions({ query: { kind: 'visits.follow_zone', limit: 50 } }).queryKey, { items: operations }],
    ],
  });
  return sent;
}

const button = () => screen.queryByRole('button', { name: 'Move remaining visits' });

it('sends the same zone again for visits that a failed change has left behind', async () => {
  const sent = await showSettings([following('failed', TENANT.id), following('succeeded', TENANT.id)]);
  expect((await screen.findByRole('alert')).textContent).toContain('still use the old time zone');
  const move = button();
  if (move) fireEvent.click(move);
  await waitFor(() => expect(sent).toEqual([{ timezone: 'America/Denver' }]));
});

it.each([
  ['the last change has run to its end', [following('succeeded', TENANT.id), following('failed', TENANT.id)]],
  ['it is under way', [following('running', TENANT.id)]],
  ['it was a property’s', [following('failed', 'a property')]],
  ['nothing has changed', []],
])('shows no hint where %s', async (_, operations) => {
  await showSettings(operations);
  await screen.findByDisplayValue('Greenfield');
  expect(button()).toBeNull();
});
