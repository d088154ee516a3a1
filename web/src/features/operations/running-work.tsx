import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { listOperationsOptions } from '../../api/generated/queries/queryOptions';
import { useMe } from '../../api/me';
import { lazy, Suspense } from 'react';
import { isShownAt } from './operation-place';
import classes from './running-work.module.css';

// Mostly nothing runs.
const Work = lazy(() => import('./work-row'));

/** Whoever may read everybody's work gets it all: enough that one's own is among it. */
const running = () => listOperationsOptions({ query: { state: 'running', limit: 50 } });

/** What one has started and left: how far it is, and the way back to it. Nothing while nothing runs. */
export function RunningWork() {
  const { user } = useMe();
  const { pathname } = useLocation();
  const { data } = useQuery(running());
  const own = data?.items.filter((work) => work.createdBy === user.id && !isShownAt(pathname, work)) ?? [];
  if (own.length === 0) return null;
  return (
    <aside aria-label="Background tasks">
      <ul className={classes.root}>
        {own.map((work) => (
          <Suspense key={work.id}>
            <Work listed={work} />
          </Suspense>
        ))}
      </ul>
    </aside>
  );
}
