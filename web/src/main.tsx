import '@fontsource-variable/instrument-sans/standard.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './theme/global.css';

import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { configureClient } from './api/client';
import { LiveUpdates } from './api/live';
import { makeQueryClient } from './api/query-client';
import { session } from './api/session';
import { LiveContext } from './api/use-live';
import { followReleases } from './lib/newer-release';
import { to } from './lib/paths';
import { makeRouter } from './router';
import { theme, tokens } from './theme/theme';
import { toast } from './ui/toast';

configureClient();
followReleases({ events: window, memory: sessionStorage, reload: () => window.location.reload() });
const queryClient = makeQueryClient(toast.failed);
const live = new LiveUpdates(queryClient);
const router = makeRouter({ queryClient, live });

session.onEnd(() => {
  live.stop();
  queryClient.clear();
  void router.navigate(to.signIn(router.state.location.href));
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={tokens} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <LiveContext value={live}>
          <ModalsProvider>
            {/* Where no form has its buttons: at the bottom it lay over Save for as long as it stayed. */}
            <Notifications position="top-center" limit={4} />
            <RouterProvider router={router} />
          </ModalsProvider>
        </LiveContext>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
