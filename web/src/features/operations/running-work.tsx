import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { listOperationsOptions } from '../../api/generated/queries/queryOptions';
import { useMe } from '../../api/me';
import { lazy, Suspense } from 'react';
import { isShownAt } from './operation-place';
import classes from './running-work.module.css';

// Usually nothing is running.
const Work = lazy(() => import('./work-row'));

/** People who may see everyone’s operations get all of them: enough that their own are included. */
const running = () => listOperationsOptions({ query: { state: 'running', limit: 50 } });

/** Operations that someone started and left: progress, and the way back. Nothing while nothing runs. */
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
