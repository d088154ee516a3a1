/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { show } from '../testing/screen';
import { WorkProgress } from './work-progress';

const importing = { label: 'Importing clients.csv', unit: 'rows', format: String, startedAt: '2026-05-04T10:00:00Z' };
const bar = () => screen.findByRole('progressbar', { name: 'Importing clients.csv' });

it('shows the progress, also to screen readers', async () => {
  await show(<WorkProgress {...importing} done={41} total={120} />);
  expect((await bar()).getAttribute('aria-valuenow')).toBe('34');
  expect((await bar()).getAttribute('aria-valuetext')).toBe('41 of 120 rows');
  expect(screen.getByText('34%')).toBeTruthy();
});

it('shows no percentage without a total', async () => {
  await show(<WorkProgress {...importing} done={41} total={null} />);
  expect((await bar()).getAttribute('aria-valuenow')).toBeNull();
  expect((await bar()).getAttribute('aria-valuetext')).toBe('41 rows');
  expect(screen.queryByText(/%/)).toBeNull();
});

it('says that it waits for the worker', async () => {
  await show(<WorkProgress {...importing} done={0} total={120} startedAt={null} />);
  expect(await screen.findByText('Queued')).toBeTruthy();
});
