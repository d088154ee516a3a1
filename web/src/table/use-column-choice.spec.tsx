/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react';
import type { Column } from './column';
import { useColumnChoice } from './use-column-choice';

const column = (id: string, more: Partial<Column<never>> = {}): Column<never> => ({
  id,
  header: id,
  width: '1fr',
  cell: () => id,
  ...more,
});
const COLUMNS = [column('name'), column('phone'), column('email', { from: 1000 }), column('number', { isExtra: true })];

beforeEach(() => localStorage.clear());

const chooser = () => renderHook(() => useColumnChoice('test', COLUMNS)).result;
const ticked = ({ current: { menu } }: ReturnType<typeof chooser>) =>
  menu?.columns.filter(({ isShown }) => isShown).map(({ id }) => id);

it.each([
  [1400, ['phone', 'email']],
  [1000, ['phone', 'email']],
  [999, ['phone']],
  [640, ['phone']],
  [360, undefined],
])('checks the columns that a table of %i px has room for', (width, ids) => {
  const choice = chooser();
  act(() => choice.current.setWidth(width));
  expect(ticked(choice)).toEqual(ids);
});

it('shows and hides a column with one click each, also one that did not fit', () => {
  const choice = chooser();
  act(() => choice.current.setWidth(800));
  act(() => choice.current.menu?.show('email', true));
  expect(ticked(choice)).toEqual(['phone', 'email']);
  act(() => choice.current.menu?.show('email', false));
  expect(ticked(choice)).toEqual(['phone']);
});
