import { askEarly, askEarlyAsSignedIn } from './api/early';
import { sessionMark } from './api/session-mark';
import { AT_THE_DOOR, FIRST_SCREENS, ME } from './first-screens';
import { isBeforeSignIn } from './lib/paths';
import { parseSearch } from './lib/search';

/**
 * Runs before the first paint and before the app is there. A file of its own, because our CSP runs no inline script; a small
 * one, because the page waits for it.
 */
function boot({ pathname, search }: Location): void {
  // A dark room stays dark while the app loads.
  document.documentElement.dataset['mantineColorScheme'] = isDark() ? 'dark' : 'light';

  if (isBeforeSignIn(pathname) || !sessionMark.isThere) {
    askEarly(AT_THE_DOOR);
    return;
  }
  const screen = FIRST_SCREENS.find(({ path }) => path === pathname);
  askEarlyAsSignedIn([ME, ...(screen?.reads(parseSearch(search)) ?? [])]);
  for (const path of ['', screen?.path]) {
    const parts = document.querySelector<HTMLTemplateElement>(`template[data-parts="${path}"]`);
    if (parts) document.head.append(parts.content);
  }
}

function isDark(): boolean {
  const scheme = storedScheme() ?? 'auto';
  return scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
}

function storedScheme(): string | null {
  try {
    return localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage is off in this browser: use the system’s setting.
    return null;
  }
}

boot(window.location);
