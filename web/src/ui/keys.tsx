import { Kbd } from '@mantine/core';
import classes from './keys.module.css';

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A keyboard shortcut as the reader's keyboard prints it. */
export function Keys({ of }: { of: readonly string[] }) {
  return (
    <span className={classes.keys}>
      {of.map((key) => (
        <Kbd key={key} size="xs" mr={2}>
          {key === 'mod' ? (isApple ? '⌘' : 'Ctrl') : key}
        </Kbd>
      ))}
    </span>
  );
}
