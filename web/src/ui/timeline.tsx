import type { ReactNode } from 'react';
import classes from './timeline.module.css';

export interface TimelineEntry {
  id: string;
  /** What happened, as a sentence. */
  what: ReactNode;
  /** The record, unless it is obvious. */
  about?: string | null;
  who: string | null;
  /** Who did it, instead of a dot. */
  face?: ReactNode;
  /** How long ago, and the exact time for the tooltip. */
  when: string;
  moment: string;
}

export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol className={classes.root} aria-label={label}>
      {entries.map(({ id, what, about, who, face, when, moment }) => (
        <li key={id} className={classes.entry}>
          {face ? <span className={classes.face}>{face}</span> : <span className={classes.dot} aria-hidden="true" />}
          <span>
            {what}
            {about && <span className={classes.about}> · {about}</span>}
          </span>
          <span className={classes.meta} title={moment}>
            {who === null ? when : `${who} · ${when}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
