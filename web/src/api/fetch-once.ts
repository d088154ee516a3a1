/** Fetched once and shown at once. Live updates mark it stale, and the page that shows it refetches it. */
export const FETCH_ONCE = { staleTime: 'static' } as const;
