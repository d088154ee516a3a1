/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { meOptions } from '../api/me';
import { show } from '../testing/screen';
import { BulkBar } from './bulk-bar';

const showBar = (ids: string[]) =>
  show(
    <BulkBar
      selection={{ ids: new Set(ids), toggle: () => {}, replace: () => {}, clear: () => {} }}
      noun={['client', 'clients']}
      actions={[{ label: 'Export', isBusy: false, run: () => {} }]}
      limit={{ rows: 2, hint: 'Select up to 2 clients.' }}
    />,
    { fetched: [[meOptions().queryKey, { tenant: { locale: 'en-US', timezone: 'UTC', currency: 'USD' } }]] },
  );

it.each([
  [['a', 'b'], false],
  [['a', 'b', 'c'], true],
])('offers nothing that would be refused, and says why: %j', async (ids, isTooMany) => {
  await showBar(ids);
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Export' });
  expect(button.disabled).toBe(isTooMany);
  expect(screen.queryByText('Select up to 2 clients.') !== null).toBe(isTooMany);
});

it('formats the number of rows', async () => {
  await showBar(Array.from({ length: 1500 }, (_, index) => String(index)));
  expect(screen.queryByText('1,500 clients selected')).not.toBeNull();
});
