import type { IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';

export interface Command {
  id: string;
  label: string;
  detail?: string;
  /** Synonyms that people search for. */
  words?: string;
  icon: ComponentType<IconProps>;
  run: () => void;
}

export interface CommandGroup {
  name: string;
  commands: readonly Command[];
}

/** Commands that match every word of the query, each at the start of a word. */
export function matching(commands: readonly Command[], query: string): readonly Command[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label, words = '' }) => {
    const has = `${label} ${words}`.toLowerCase().split(/\s+/);
    return wanted.every((word) => has.some((own) => own.startsWith(word)));
  });
}
