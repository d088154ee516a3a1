import { IconArrowBackUp, IconColumns3, IconListCheck, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import classes from './import-upload.module.css';

const ASSURANCES: ReadonlyArray<readonly [icon: ComponentType<IconProps>, title: string, words: string]> = [
  [IconColumns3, 'Columns match automatically', 'Check the preview and change any match.'],
  [IconListCheck, 'Every row is checked', 'See new clients, duplicates, and rows that need fixing.'],
  [IconArrowBackUp, 'Undo for 7 days', 'Remove the clients an import created, all at once.'],
];

/** Why choosing a file is safe. */
export function ImportAssurances() {
  return (
    <ul className={classes.assurances}>
      {ASSURANCES.map(([Icon, title, words]) => (
        <li key={title} className={classes.assurance}>
          <Icon size={22} stroke={1.6} aria-hidden className={classes.assuranceIcon} />
          <strong>{title}</strong>
          <span className={classes.assuranceWords}>{words}</span>
        </li>
      ))}
    </ul>
  );
}
