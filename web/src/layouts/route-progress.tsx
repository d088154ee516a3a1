import { useRouterState } from '@tanstack/react-router';
import classes from './route-progress.module.css';

/** A thin line while the next page loads; appears only after a noticeable delay. */
export function RouteProgress() {
  const isPending = useRouterState({ select: ({ status }) => status === 'pending' });
  return isPending ? <div className={classes.root} role="progressbar" aria-label="Loading page" /> : null;
}
