import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { LiveUpdates } from './api/live';
import { makeQueryClient } from './api/query-client';
import { LiveContext } from './api/use-live';
import { fetchMissingStyles } from './lib/missing-part';
import { makeRouter } from './router';
import { toast } from './ui/toast';
import { Later } from './ui/later';

const queryClient = makeQueryClient(toast.failed);
const live = new LiveUpdates(queryClient);
const router = makeRouter({ queryClient, live });
router.subscribe('onBeforeLoad', () => void fetchMissingStyles());

const loadOverlays = async () => (await import('./layouts/overlays')).Overlays;

/** The app for signed-in users. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <LiveContext value={live}>
        <RouterProvider router={router} />
        <Later load={loadOverlays} give={{}} />
      </LiveContext>
    </QueryClientProvider>
  );
}
