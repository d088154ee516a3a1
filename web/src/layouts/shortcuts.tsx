import { Keys } from '../ui/keys';
import classes from './shortcuts.module.css';

const SHORTCUTS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['/'], 'Search everything'],
  [['mod', 'K'], 'Search everything, also while typing'],
  [['?'], 'This list'],
  [['g', 'c'], 'Go to clients'],
  [['g', 'j'], 'Go to jobs'],
  [['g', 'i'], 'Go to imports'],
  [['g', 'm'], 'Go to the mailbox'],
  [['g', 's'], 'Go to settings'],
  [['n'], 'New, on a list'],
  [['f'], 'Find in the list'],
  [['↓', '↑'], 'Move through a list (also j and k)'],
  [['Enter'], 'Open the row'],
  [['Space'], 'Select the row (also x)'],
  [['Esc'], 'Close what is on top'],
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
