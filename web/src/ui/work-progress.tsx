import { Progress } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { aboutTime, secondsLeft } from '../lib/time-left';
import classes from './work-progress.module.css';

interface WorkProgressProps {
  /** For screen readers: "Importing clients.csv". */
  label: string;
  done: number;
  /** null while the total is unknown. */
  total: number | null;
  startedAt: string | null;
  /** The unit of the counts: "rows". */
  unit: string;
  /** Formats a number the way the company does. */
  format: (value: number) => string;
  action?: ReactNode;
}

/** Progress of long work, with the estimated time left. */
export function WorkProgress({ label, done, total, startedAt, unit, format, action }: WorkProgressProps) {
  const left = secondsLeft({ done, total, startedAt }, useNow());
  const percent = total ? Math.min(100, (done / total) * 100) : null;
  const counted = total === null ? `${format(done)} ${unit}` : `${format(done)} of ${format(total)} ${unit}`;
  return (
    <div className={classes.root}>
      <Progress.Root size="lg" radius="xl" className={classes.bar ?? ''}>
        <Progress.Section
          value={percent ?? 100}
          striped={percent === null}
          animated={percent === null}
          // Mantine would announce "34.166666666666664%", and "100%" while the total is unknown.
          withAria={false}
          role="progressbar"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent === null ? undefined : Math.floor(percent)}
          aria-valuetext={counted}
        />
      </Progress.Root>
      <div className={classes.line}>
        <span>
          {percent !== null && <strong className={classes.percent}>{Math.floor(percent)}%</strong>}
          <span className={classes.soft}>
            {startedAt === null ? 'Queued' : counted}
            {left !== null && ` · ${aboutTime(left)}`}
          </span>
        </span>
        {action}
      </div>
    </div>
  );
}

/** The current time, updated every second. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  const { start, stop } = useInterval(() => setNow(new Date()), 1_000);
  useEffect(() => {
    start();
    return stop;
  }, [start, stop]);
  return now;
}
