/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { show } from '../testing/screen';
import { FilterSelect, widthFor } from './filter-select';
import { SavedViews } from './saved-views';

const KINDS = [
  { value: '', label: 'Any kind' },
  { value: 'person', label: 'Person' },
  { value: 'company', label: 'Company' },
];

it('shows what is chosen, and fetches its options when it is pressed', async () => {
  const chosen: (string | null)[] = [];
  await show(
    <FilterSelect aria-label="Kind" w={120} value="person" onChange={(kind) => chosen.push(kind)} data={KINDS} />,
  );
  expect(screen.getByRole('combobox', { name: 'Kind' })).toHaveProperty('value', 'Person');
  expect(screen.queryAllByRole('option')).toEqual([]);
  await userEvent.click(screen.getByRole('combobox', { name: 'Kind' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Company' }));
  expect(chosen).toEqual(['company']);
});

it('opens by keyboard, and keeps the focus', async () => {
  await show(<FilterSelect aria-label="Kind" w={120} value="" onChange={() => undefined} data={KINDS} />);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}');
  await screen.findByRole('option', { name: 'Company' });
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Kind' }));
});

it('opens the menu with the click that loads it', async () => {
  await show(<SavedViews scope="test" current={{}} read={() => ({})} isFiltered open={() => undefined} />);
  await userEvent.click(screen.getByRole('button', { name: 'Views' }));
  await screen.findByRole('textbox', { name: 'View name' });
  expect(screen.getByRole('button', { name: 'Views' }).getAttribute('aria-expanded')).toBe('true');
});

it.each([
  ['Any kind', 120, 120],
  ['No upcoming visits', 150, 180],
  ['x'.repeat(200), 150, 260],
])('is as wide as “%s” needs', (chosen, least, width) => {
  expect(widthFor(chosen, least)).toBe(width);
});
