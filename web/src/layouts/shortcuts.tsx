import { Keys } from '../ui/keys';
import classes from './shortcuts.module.css';

const SHORTCUTS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['/'], 'Search everything'],
  [['mod', 'K'], 'Search everything (works while typing)'],
  [['?'], 'Show keyboard shortcuts'],
  [['g', 'c'], 'Go to clients'],
  [['g', 'j'], 'Go to jobs'],
  [['g', 'i'], 'Go to imports'],
  [['g', 'm'], 'Go to messages'],
  [['g', 's'], 'Go to settings'],
  [['n'], 'New item (on a list)'],
  [['f'], 'Search this list'],
  [['↓', '↑'], 'Move up or down (also j and k)'],
  [['Enter'], 'Open row'],
  [['Space'], 'Select row (also x)'],
  [['Esc'], 'Close dialog or panel'],
];

export function Shortcuts() {
  return (
    <dl className={classes.root}>
      {SHORTCUTS.map(([keys, does]) => (
        <div key={does} className={classes.row}>
          <dt>
            <Keys of={keys} />
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
