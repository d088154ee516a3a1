import './theme/fonts.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/global.layer.css';
import './theme/global.css';

import { MantineProvider } from '@mantine/core';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { leaveAfterSession, signInFrom } from './after-session';
import { configureClient } from './api/client';
import { readDoor } from './api/door';
import { Problem } from './api/problem';
import { session } from './api/session';
import { Door } from './door';
import { FailedStart } from './layouts/failed-start';
import { keepFocusOfBusyButtons } from './lib/busy-buttons';
import { markMissingParts, rememberMissingStyles } from './lib/missing-part';
import { isBeforeSignIn } from './lib/paths';
import { theme, tokens } from './theme/theme';

/** Renders the pages before sign-in, or the app, whose code is fetched when someone is signed in. */

configureClient();
markMissingParts(window);
rememberMissingStyles(document, window);
keepFocusOfBusyButtons(document);

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
const root = createRoot(element, {
  // A server error is already on the page and isn’t a fault of the app.
  onCaughtError: (error, { componentStack }) => {
    if (!(error instanceof Problem)) console.error(error, componentStack);
  },
});
const show = (screen: ReactNode) =>
  root.render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={tokens}
        defaultColorScheme="auto"
        deduplicateCssVariables={false}
      >
        {screen}
      </MantineProvider>
    </StrictMode>,
  );

session.onEnd((isMeant) => {
  // Nothing of the previous user may stay, neither on screen nor in memory.
  root.unmount();
  leaveAfterSession(isMeant, window.location);
});

async function openDoor(): Promise<void> {
  const facts = await readDoor();
  const enter = (address: string) => {
    history.replaceState(null, '', address);
    return openApp();
  };
  show(<Door {...facts} enter={enter} />);
}

async function openApp(): Promise<void> {
  const { App } = await import('./app');
  show(<App />);
}

async function open(): Promise<void> {
  if (isBeforeSignIn(window.location.pathname)) return openDoor();
  if (!session.isExpected) {
    history.replaceState(null, '', signInFrom(window.location));
    return openDoor();
  }
  // The app loads while the session is requested, and handles the response itself.
  await Promise.all([openApp(), session.token().catch(() => null)]);
}

const start = () => void open().catch((error: unknown) => show(<FailedStart error={error} again={start} />));
start();
