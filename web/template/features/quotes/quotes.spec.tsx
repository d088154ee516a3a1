/** @jest-environment jsdom */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { QuoteDto } from '../../api/generated/requests/types.gen';
import { meOptions } from '../../api/me';
import { show } from '../../testing/screen';
import { QuoteCreate } from './quote-create';
import { quoteForm } from './quote-fields';
import { QuotesList } from './quotes-list';
import { quotesPages } from './quotes-queries';

const quote = {
  id: '01900000-0000-7001-8000-000000000001',
  number: 'Q-00042',
  name: 'Spring cleanup',
  notes: null,
  createdAt: '2026-05-04T12:00:00.000Z',
  updatedAt: '2026-05-04T12:00:00.000Z',
  version: 1,
};

const me = (...permissions: string[]) => ({
  user: { id: '01900000-0000-7005-8000-000000000001' },
  permissions,
  roleName: 'Office',
  tenant: { locale: 'en-US', timezone: 'America/New_York', weekStart: 1, unitSystem: 'us', currency: 'USD' },
});

const showList = (items: object[], ...permissions: string[]) =>
  show(<QuotesList />, {
    fetched: [
      [meOptions().queryKey, me('quotes.read.all', ...permissions)],
      [quotesPages().queryKey, { pages: [{ items, nextCursor: null }], pageParams: [undefined] }],
    ],
  });

it('says that there are none yet to those who may add one', async () => {
  await showList([], 'quotes.manage.all');
  expect(await screen.findByRole('heading', { name: 'No quotes yet' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Add the first quote' })).toBeTruthy();
});

it('offers nothing to those who only read', async () => {
  await showList([quote]);
  expect(await screen.findByRole('grid', { name: 'Quotes' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'New quote' })).toBeNull();
});

it('asks for a name', async () => {
  await show(<QuoteCreate />, { fetched: [[meOptions().queryKey, me('quotes.manage.all')]] });
  const name = await screen.findByRole('textbox', { name: /Name/ });
  fireEvent.change(name, { target: { value: 'Hedge' } });
  await waitFor(() => expect((name as HTMLInputElement).value).toBe('Hedge'));
});

it('sends only what was changed', () => {
  const before = quoteForm.valuesOf(quote satisfies Partial<QuoteDto>);
  expect(quoteForm.patch(before, before)).toEqual({});
  expect(quoteForm.patch(before, { ...before, notes: ' Call first. ' })).toEqual({ notes: 'Call first.' });
});
