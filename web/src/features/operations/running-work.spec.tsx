/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { getOperationOptions, listOperationsOptions } from '../../api/generated/queries/queryOptions';
import type { OperationDto } from '../../api/generated/requests/types.gen';
import { meOptions } from '../../api/me';
import { addressOf, to } from '../../lib/paths';
import { show } from '../../testing/screen';
import { RunningWork } from './running-work';

const ME = '01900000-0000-7001-8000-000000000001';

const tagging = {
  id: '01900000-0000-7002-8000-000000000001',
  kind: 'clients.add_tags',
  subject: null,
  createdBy: ME,
  done: 41,
  total: 120,
  finishedAt: null,
} satisfies Partial<OperationDto>;

type Work = Pick<OperationDto, keyof typeof tagging>;

/** The list has the running operations; each operation has its own progress. */
const showShell = (work: Work, { now = work, at = '/clients' }: { now?: Work; at?: string } = {}) =>
  show(<RunningWork />, {
    at,
    fetched: [
      [meOptions().queryKey, { user: { id: ME } }],
      [listOperationsOptions({ query: { state: 'running', limit: 50 } }).queryKey, { items: [work] }],
      [getOperationOptions({ path: { operationId: work.id } }).queryKey, now],
    ],
  });

it('shows the progress of work on another page, and a link back to it', async () => {
  await showShell(tagging);
  const bar = await screen.findByRole('progressbar', { name: 'Adding tags' });
  expect(bar.getAttribute('aria-valuenow')).toBe('34');
  expect(screen.getByRole('link', { name: 'Adding tags' }).getAttribute('href')).toContain(tagging.id);
});

it.each([
  ['that a colleague has begun', { ...tagging, createdBy: 'somebody else' }, {}],
  ['that has ended meanwhile', tagging, { now: { ...tagging, finishedAt: '2026-05-04T10:00:00Z' } }],
  ['on the page that shows it better', tagging, { at: addressOf(to.clientsChanged(tagging.id)) }],
])('shows nothing of work %s', async (_, work, rest) => {
  await showShell(work, rest);
  expect(screen.queryByText('Adding tags')).toBeNull();
});
