import type { LiveState } from '../api/shared-stream';
import { useLive } from '../api/use-live';
import { Hint } from '../ui/hint';
import classes from './live-sign.module.css';

const WORDS: Readonly<Record<LiveState, readonly [word: string, meaning: string]>> = {
  live: ['Live', 'Updates from your team appear automatically.'],
  connecting: ['Connecting', 'Connecting to live updates.'],
  down: ['Updates paused', 'Live updates are disconnected. Hedgerow will keep trying. Refresh to see the latest.'],
};

/** Shows whether the screen is kept up to date. */
export function LiveSign() {
  const state = useLive();
  const [word, meaning] = WORDS[state];
  return (
    <Hint label={meaning} position="top-start">
      <span role="status" className={classes.root} data-state={state}>
        <span className={classes.dot} aria-hidden="true" />
        {word}
      </span>
    </Hint>
  );
}
