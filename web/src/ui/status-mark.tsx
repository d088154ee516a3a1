import classes from './status-mark.module.css';

export type Tone = 'growing' | 'waiting' | 'planned' | 'resting' | 'trouble';

interface StatusMarkProps {
  tone: Tone;
  /** Always in words as well: many people can’t tell the colors apart. */
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
