import { Progress } from '@mantine/core';
import type { OperationDto } from '../../api/generated/requests/types.gen';
import { hasEnded, useOperation } from '../../api/use-operation';
import { wordOf } from '../../lib/operation-words';
import { TextLink } from '../../nav/links';
import { placeOf } from './operation-place';
import classes from './running-work.module.css';

export default function Work({ listed }: { listed: OperationDto }) {
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
            {percent}%
          </span>
        </>
      )}
    </li>
  );
}
