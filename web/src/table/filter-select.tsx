import { TextInput } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { createElement, useState } from 'react';
import { useLater } from '../ui/use-later';
import type { OpenedSelectProps } from './opened-select';

const loadSelect = async () => (await import('./opened-select')).OpenedSelect;

/** Keys that open the list, or move past it. */
const NOT_FOR_IT: ReadonlySet<string> = new Set(['Tab', 'Shift', 'Escape', 'Control', 'Alt', 'Meta']);

/** A filter above a list. Its options are fetched on first interaction; until then, it shows the current one. */
export function FilterSelect(props: OpenedSelectProps) {
  const Part = useLater(loadSelect);
  const [isWanted, setWanted] = useState(false);
  const { data, value, disabled = false } = props;
  const chosen = data.find((option) => option.value === value)?.label ?? '';
  const w = widthFor(chosen, props.w);
  if (Part && isWanted) return createElement(Part, { ...props, w });
  return (
    <TextInput
      aria-label={props['aria-label']}
      w={w}
      disabled={disabled}
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      readOnly
      pointer
      value={chosen}
      rightSection={<IconSelector size={16} stroke={1.5} aria-hidden />}
      rightSectionPointerEvents="none"
      onClick={() => setWanted(true)}
      onKeyDown={({ key }) => {
        if (!NOT_FOR_IT.has(key)) setWanted(true);
      }}
    />
  );
}

/** A little more than a letter takes, and what stands around the words, in px. */
const LETTER = 7.2;
const AROUND = 50;
const MOST = 260;

/** Room for the whole of what is chosen, which is longer than the usual choices now and then. */
export const widthFor = (chosen: string, least: number): number =>
  Math.max(least, Math.min(Math.ceil(chosen.length * LETTER) + AROUND, MOST));
