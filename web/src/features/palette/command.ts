import type { IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';

export interface Command {
  id: string;
  label: string;
  detail?: string;
  /** Other words that people look for it with. */
  words?: string;
  icon: ComponentType<IconProps>;
  run: () => void;
}

export interface CommandGroup {
  name: string;
  commands: readonly Command[];
}

/** Commands that have every word of the query, at the start of one of theirs. */
export function matching(commands: readonly Command[], query: string): readonly Command[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label, words = '' }) => {
    const has = `${label} ${words}`.toLowerCase().split(/\s+/);
    return wanted.every((word) => has.some((own) => own.startsWith(word)));
  });
}
