import { Kbd } from '@mantine/core';

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A keyboard shortcut, with the key names of the reader’s platform. */
export function Keys({ of }: { of: readonly string[] }) {
  return (
    <span>
      {of.map((key) => (
        <Kbd key={key} size="xs" mr={2}>
          {key === 'mod' ? (isApple ? '⌘' : 'Ctrl') : key}
        </Kbd>
      ))}
    </span>
  );
}
