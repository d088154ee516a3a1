import { Tooltip } from '@mantine/core';
import type { LiveState } from '../api/shared-stream';
import { useLive } from '../api/use-live';
import classes from './live-sign.module.css';

const WORDS: Readonly<Record<LiveState, readonly [word: string, meaning: string]>> = {
  live: ['Live', 'What colleagues and the worker do appears here by itself.'],
  connecting: ['Connecting', 'Changes of others will appear in a moment.'],
  down: ['Not live', 'The connection for live changes is down. Hedgerow keeps trying; reload to see the newest now.'],
};

/** Tells whether the screen is kept current. */
export function LiveSign() {
  const state = useLive();
  const [word, meaning] = WORDS[state];
  return (
    <Tooltip label={meaning} position="top-start">
      <span role="status" className={classes.root} data-state={state}>
        <span className={classes.dot} aria-hidden="true" />
        {word}
      </span>
    </Tooltip>
  );
}
