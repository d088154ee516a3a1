import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { listOperationsOptions } from '../../api/generated/queries/queryOptions';
import { useMe } from '../../api/me';
import { hasEnded, useOperation } from '../../api/use-operation';
import { addressOf, to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { wordOf } from './operation-words';
import classes from './running-work.module.css';

/** Enough to know that there is some; more than one strip at a time helps nobody. */
const running = () => listOperationsOptions({ query: { state: 'running', limit: 5 } });

/** What one has started and left: how far it is, and the way back to it. Nothing while nothing runs. */
export function RunningWork() {
  const { user } = useMe();
  const { pathname } = useLocation();
  const { data } = useQuery(running());
  const own = data?.items.find(({ createdBy, subject }) => createdBy === user.id && subject?.type === 'import');
  const operation = useOperation(own?.id ?? null);
  const importId = operation?.subject?.id;
  if (!operation || hasEnded(operation) || importId === undefined) return null;
  // Its own page says it better.
  if (pathname === addressOf(to.import(importId))) return null;

  const percent = operation.total ? Math.floor((operation.done / operation.total) * 100) : null;
  return (
    <aside className={classes.root} aria-label="Running work">
      <TextLink {...to.import(importId)} className={classes.link}>
        {wordOf(operation.kind)}
      </TextLink>
      {percent !== null && (
        <>
          <Progress className={classes.bar ?? ''} value={percent} size="sm" aria-label={wordOf(operation.kind)} />
          <span className={classes.percent} aria-hidden="true">
            {percent} %
          </span>
        </>
      )}
    </aside>
  );
}
