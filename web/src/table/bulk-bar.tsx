import { Button, CloseButton, Text } from '@mantine/core';
import { useFormat } from '../api/me';
import classes from './bulk-bar.module.css';
import type { Selection } from './use-selection';

interface BulkAction {
  label: string;
  isBusy: boolean;
  run: (ids: string[]) => void;
}

interface BulkBarProps {
  selection: Selection;
  noun: readonly [one: string, many: string];
  actions: readonly BulkAction[];
  /** The API’s limit per request, and what to do about more. */
  limit: { rows: number; hint: string };
}

/** Appears with the first selected row, over the end of the list. */
export function BulkBar({ selection, noun, actions, limit }: BulkBarProps) {
  const format = useFormat();
  const count = selection.ids.size;
  if (count === 0) return null;
  const isTooMany = count > limit.rows;
  return (
    <div className={classes.root} data-explains={isTooMany || undefined} role="region" aria-label="Selected rows">
      <Text size="sm" fw={500}>
        {format.number(count)} {noun[count === 1 ? 0 : 1]} selected
      </Text>
      {isTooMany && <Text size="sm">{limit.hint}</Text>}
      {actions.map(({ label, isBusy, run }) => (
        <Button
          key={label}
          variant="white"
          size="compact-md"
          loading={isBusy}
          disabled={isTooMany}
          onClick={() => run([...selection.ids])}
        >
          {label}
        </Button>
      ))}
      <CloseButton aria-label="Clear selection" className={classes.close ?? ''} onClick={selection.clear} />
    </div>
  );
}
