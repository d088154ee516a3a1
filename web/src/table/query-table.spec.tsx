/** @jest-environment jsdom */
import { jest } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { show } from '../testing/screen';
import { QueryTable } from './query-table';

/** jsdom has no layout: this sets the width of a desktop table. */
beforeAll(() => Object.defineProperty(HTMLElement.prototype, 'clientWidth', { value: 1200, configurable: true }));

const ROWS = ['Ann', 'Ben', 'Carla', 'Dev'];

const showList = (more: Partial<Parameters<typeof QueryTable<string>>[0]> = {}) =>
  show(
    <main id="main" tabIndex={-1}>
      <input aria-label="Search" />
      <QueryTable
        label="Clients"
        query={{
          data: { pages: [{ items: ROWS }] },
          hasNextPage: false,
          isFetchingNextPage: false,
          fetchNextPage: () => {},
        }}
        columns={[{ id: 'name', header: 'Name', width: '1fr', cell: (name) => name }]}
        compact={(name) => name}
        rowId={(name) => name}
        open={() => {}}
        emptyState="None"
        ending={() => ''}
        {...more}
      />
    </main>,
  );
const rowOf = (name: string) => screen.findByRole('row', { name });
const at = (entry: string) => history.replaceState({ __TSR_key: entry }, '');

it('restores the focus to the row on the way back', async () => {
  at('list');
  await showList();
  fireEvent.focus(await rowOf('Carla'));
  cleanup();

  at('a link to the list');
  await showList();
  await rowOf('Carla');
  expect(document.activeElement).toBe(document.body);
  cleanup();

  at('list');
  await showList();
  expect(document.activeElement).toBe(await rowOf('Carla'));
});

it.each([
  ['Ben', ['Ann', 'Carla', 'Dev']],
  ['Ann Ben Carla Dev', null],
])('selects all except uncertain matches: %s', async (doubtful, ids) => {
  const replace = jest.fn();
  await showList({
    isDoubtful: (name) => doubtful.includes(name),
    selection: { ids: new Set(), toggle: () => {}, replace, clear: () => {} },
  });
  const all = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Select all rows shown' });
  expect(all.disabled).toBe(ids === null);
  all.click();
  expect(replace.mock.calls).toEqual(ids === null ? [] : [[ids]]);
});
