// Before the first paint: a dark room stays dark while the app loads. A file of its own, because our CSP runs no inline script.
(() => {
  const key = 'mantine-color-scheme-value';
  let scheme = 'auto';
  try {
    scheme = localStorage.getItem(key) ?? scheme;
  } catch {
    // Storage is off in this browser; the system's choice will do.
  }
  const isDark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light';
})();
