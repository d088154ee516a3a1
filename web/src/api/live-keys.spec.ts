import {
  UseGetClientKeyFn,
  UseGetJobKeyFn,
  UseListClientsInfiniteKeyFn,
  UseListEventsKeyFn,
} from './generated/queries/common';
import { isStaleAfter } from './live-keys';

const changed = [{ entityType: 'client', entityId: 'c-1' }];

it('refreshes the record itself, not its neighbours', () => {
  expect(isStaleAfter(changed, UseGetClientKeyFn({ path: { clientId: 'c-1' } }))).toBe(true);
  expect(isStaleAfter(changed, UseGetClientKeyFn({ path: { clientId: 'c-2' } }))).toBe(false);
});

it('refreshes every list of its kind, whatever the filters', () => {
  expect(isStaleAfter(changed, UseListClientsInfiniteKeyFn({ query: { q: 'birch' } }))).toBe(true);
});

it('refreshes a client whose contact changed, although the event names the contact', () => {
  const contact = [{ entityType: 'contact', entityId: 'k-1' }];
  expect(isStaleAfter(contact, UseGetClientKeyFn({ path: { clientId: 'c-1' } }))).toBe(true);
});

it('refreshes a job when a message went out or could not, which may be its confirmation', () => {
  const message = [{ entityType: 'message', entityId: 'm-1' }];
  expect(isStaleAfter(message, UseGetJobKeyFn({ path: { jobId: 'j-1' } }))).toBe(true);
});

it('adds a line to every history, and leaves the rest alone', () => {
  expect(isStaleAfter(changed, UseListEventsKeyFn())).toBe(true);
  expect(isStaleAfter(changed, ['ListRoles', {}])).toBe(false);
  expect(isStaleAfter([{ entityType: 'comet', entityId: 'x' }], ['ListClients', {}])).toBe(false);
});
