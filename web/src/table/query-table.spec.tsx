/** @jest-environment jsdom */
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { show } from '../testing/screen';
import { QueryTable } from './query-table';

const ROWS = ['Ann', 'Ben', 'Carla', 'Dev'];

const showList = () =>
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
      />
    </main>,
  );
const rowOf = (name: string) => screen.findByRole('row', { name });
const at = (entry: string) => history.replaceState({ __TSR_key: entry }, '');

it('has the keyboard on the row that led away, for whoever comes back', async () => {
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
