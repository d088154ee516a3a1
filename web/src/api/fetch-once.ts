/** Fetched once and shown at once; live updates mark it stale, and the page that shows it reads it again by itself. */
export const FETCH_ONCE = { staleTime: 'static' } as const;
