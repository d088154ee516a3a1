import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { listOperationsOptions } from '../../api/generated/queries/queryOptions';
import type { OperationDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { hasEnded, useOperation } from '../../api/use-operation';
import { wordOf } from '../../lib/operation-words';
import { TextLink } from '../../nav/links';
import { isShownAt, placeOf } from './operation-place';
import classes from './running-work.module.css';

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
    <aside aria-label="Running work">
      <ul className={classes.root}>
        {own.map((work) => (
          <Work key={work.id} listed={work} />
        ))}
      </ul>
    </aside>
  );
}

function Work({ listed }: { listed: OperationDto }) {
  const { kind, done, total, finishedAt } = useOperation(listed.id) ?? listed;
  if (hasEnded({ finishedAt })) return null;
  const place = placeOf(listed);
  const percent = total ? Math.floor((done / total) * 100) : null;
  return (
    <li className={classes.work}>
      {place ? (
        <TextLink {...place} className={classes.word}>
          {wordOf(kind)}
        </TextLink>
      ) : (
        <span className={classes.word}>{wordOf(kind)}</span>
      )}
      {percent !== null && (
        <>
          <Progress className={classes.bar ?? ''} value={percent} size="sm" aria-label={wordOf(kind)} />
          <span className={classes.percent} aria-hidden="true">
            {percent} %
          </span>
        </>
      )}
    </li>
  );
}
