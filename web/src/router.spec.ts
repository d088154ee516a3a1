/** @jest-environment jsdom */
import { LiveUpdates } from './api/live';
import { makeQueryClient } from './api/query-client';
import { makeRouter } from './router';

it.each(['/clients', '/jobs', '/mailbox', '/settings/audit-log', '/imports', '/my-day', '/settings'])(
  'keeps in the address of %s only what that page reads',
  (path) => {
    const queryClient = makeQueryClient(() => {});
    const router = makeRouter({ queryClient, live: new LiveUpdates(queryClient) });
    window.history.replaceState(null, '', `${path}?zzz=1&utm_source=mail&q=oak`);
    router.updateLatestLocation();
    // What the router does with an address that was entered.
    const { search } = router.buildLocation({ to: path, search: true, _includeValidateSearch: true });
    expect(search).toEqual(['/clients', '/jobs', '/mailbox'].includes(path) ? { q: 'oak' } : {});
  },
);
