/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { meOptions } from '../api/me';
import { show } from '../testing/screen';
import { CompanyBanner } from './company-banner';

const tenant = { id: '1', name: 'Greenfield', locale: 'en-US', timezone: 'America/New_York', currency: 'USD' };
const showTo = (roleKey: string, standing: object) =>
  show(
    <>
      <h1>Home</h1>
      <CompanyBanner />
    </>,
    { fetched: [[meOptions().queryKey, { roleKey, permissions: [], tenant: { ...tenant, ...standing } }]] },
  );
const closing = { status: 'closing', statusReason: null, purgeAt: '2027-06-08T15:42:00Z' };

it('says why a suspended company is read-only', async () => {
  await showTo('dispatcher', { status: 'suspended', statusReason: 'Unpaid since May', purgeAt: null });
  expect((await screen.findByRole('status')).textContent).toBe(
    'Greenfield is suspended and read-only. Reason: Unpaid since May. You can still view and export everything.',
  );
});

it('says when a closed company is deleted, and lets an owner reopen it', async () => {
  await showTo('owner', closing);
  expect((await screen.findByRole('status')).textContent).toContain('deleted with all its data on Jun 8, 2027');
  expect(screen.getByRole('button', { name: 'Reopen company' })).toBeTruthy();
  cleanup();
  await showTo('admin', closing);
  expect(await screen.findByText(/is closed and read-only/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

it('says nothing of a company that works', async () => {
  await showTo('owner', { status: 'active', statusReason: null, purgeAt: null });
  expect(await screen.findByText('Home')).toBeTruthy();
  expect(screen.queryByRole('status')).toBeNull();
});
