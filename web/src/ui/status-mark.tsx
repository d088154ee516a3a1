import classes from './status-mark.module.css';

export type Tone = 'growing' | 'waiting' | 'planned' | 'resting' | 'trouble';

interface StatusMarkProps {
  tone: Tone;
  /** Said in words as well: the colour alone tells nothing to many people. */
  children: string;
}

export function StatusMark({ tone, children }: StatusMarkProps) {
  return (
    <span className={classes.root} data-tone={tone}>
      <span className={classes.dot} aria-hidden="true" />
      {children}
    </span>
  );
}
