// Before the first paint. A file of its own, because our CSP runs no inline script.
(() => {
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // Storage is off in this browser; what the system says will do.
      return null;
    }
  };

  // A dark room stays dark while the app loads.
  const scheme = stored('mantine-color-scheme-value') ?? 'auto';
  const isDark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light';

  // Who is most likely signed in (api/session.ts) needs the app at once, and not after what leads to it has run.
  const parts = document.getElementById('app-parts');
  const isBeforeSignIn = /^\/(sign-in|register)\/?$/.test(location.pathname);
  if (parts && !isBeforeSignIn && stored('hedgerow-signed-in') !== null) document.head.append(parts.content);
})();
